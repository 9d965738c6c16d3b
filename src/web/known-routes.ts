/** What Express tells of a router: its routes, and the routers in it. */
interface Listing {
  listRoutes(): readonly { readonly path: unknown; readonly methods?: readonly string[]; readonly router?: unknown }[]
}

/** An address the program answers, as it was written down: `/conversations/:id`. */
export interface KnownRoute {
  readonly path: string
  readonly methods: readonly string[]
}

/** Every route of a router and of the routers in it. @param mount address the router stands at */
export function knownRoutes(router: unknown, mount = ''): KnownRoute[] {
  return (router as Listing).listRoutes().flatMap(({ path, methods, router: inner }) => {
    const address = `${mount}${path === '/' && inner ? '' : path}`
    return inner ? knownRoutes(inner, address) : [{ path: address, methods: methods ?? [] }]
  })
}

/** The methods an address can be asked with; none when nobody answers there. */
export function methodsAt(routes: readonly KnownRoute[], path: string): string[] {
  const asked = partsOf(path)
  const answering = routes.filter(route => {
    const known = partsOf(route.path)
    return known.length === asked.length && known.every((part, index) => part.startsWith(':') || part === asked[index])
  })
  return [...new Set(answering.flatMap(({ methods }) => methods))]
}

/** As Express reads addresses: letter case and a slash at the end do not count. */
function partsOf(path: string): string[] {
  return path
    .replace(/\/$/, '')
    .split('/')
    .map(part => (part.startsWith(':') ? part : part.toLowerCase()))
}

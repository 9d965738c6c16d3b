import { register } from 'node:module'

/**
 * Lets plain Node run our TypeScript: for what Jest does not transform (its
 * global setup) and for programs that tests start. Use with `--import`.
 */
const hooks = `
  import { readFile } from 'node:fs/promises'
  import { fileURLToPath } from 'node:url'
  import { transform } from 'esbuild'

  export async function load (url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context)
    const path = fileURLToPath(url)
    const { code } = await transform(await readFile(path, 'utf8'), { loader: 'ts', format: 'esm', sourcefile: path, sourcemap: 'inline' })
    return { format: 'module', source: code, shortCircuit: true }
  }`

register(`data:text/javascript,${encodeURIComponent(hooks.replace("'esbuild'", `'${import.meta.resolve('esbuild')}'`))}`)

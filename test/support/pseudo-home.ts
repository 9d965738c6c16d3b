import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type FileReview, sourceHashes, type Words } from '../../src/text/review.ts'
import { LOCALES, namespaces, readTexts } from './locales.ts'
import { PSEUDO, type PseudoTag, pseudoTexts } from './pseudo.ts'

/** What the program reads beside its own code and its languages. */
const AS_IT_IS = ['node_modules', 'openapi', 'dist/client']

/**
 * The built program in a folder of its own, where Danish and the two
 * pseudo-languages are the languages there are. Remove it when done.
 */
export async function aPseudoHome(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'naeste-skridt-pseudo-'))
  await mkdir(join(path, 'dist/models'), { recursive: true })
  // The program finds its home from where its code lies, so the code is copied.
  for (const code of ['package.json', 'dist/src', 'dist/sandbox']) await cp(code, join(path, code), { recursive: true })
  for (const name of AS_IT_IS) await symlink(resolve(name), join(path, name))
  for (const model of await readdir('dist/models')) await symlink(resolve('dist/models', model), join(path, 'dist/models', model))
  for (const { name } of (await readdir(LOCALES, { withFileTypes: true })).filter(entry => entry.isFile()))
    await cp(join(LOCALES, name), join(path, 'locales', name))
  for (const tag of ['da', ...Object.keys(PSEUDO)]) await cp(join(LOCALES, 'da'), join(path, 'locales', tag), { recursive: true })
  for (const tag of Object.keys(PSEUDO) as PseudoTag[]) {
    await disguise(join(path, 'locales', tag), tag)
    await symlink(resolve('dist/models/da.bin'), join(path, 'dist/models', `${tag}.bin`))
  }
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

async function disguise(folder: string, tag: PseudoTag): Promise<void> {
  const { name, dir } = PSEUDO[tag]
  await writeFile(join(folder, 'language.json'), JSON.stringify({ tag, name, dir }))
  const review: Record<string, FileReview> = {}
  for (const namespace of namespaces('da')) {
    const danish = readTexts('da', namespace) as Words
    review[namespace] = { reviewedBy: 'the test that made it', reviewedOn: '2026-01-01', sourceHash: sourceHashes(danish) }
    await writeFile(join(folder, `${namespace}.json`), JSON.stringify(pseudoTexts(danish, tag)))
  }
  await writeFile(join(folder, 'review.json'), JSON.stringify(review))
}

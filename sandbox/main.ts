import { startSandbox } from './start.ts'

/** Runs the sandbox alone, for work on a connector or on our program. Port and address of our program are arguments. */
const [port = '3999', appUrl = 'http://127.0.0.1:3978'] = process.argv.slice(2)
const sandbox = await startSandbox({ port: Number(port), appUrl })

for (const line of sandbox.banner) console.log(line)
console.log(JSON.stringify({ planApi: sandbox.planApi, citizenSignIn: sandbox.citizenSignIn }, undefined, 2))

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.stop())

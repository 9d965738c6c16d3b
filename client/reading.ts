/** The voices of this device; none where it cannot speak. */
const speech: SpeechSynthesis | undefined = globalThis.speechSynthesis

/**
 * A voice of the device itself for a language. Never one that is spoken
 * elsewhere: what is read aloud would be sent there.
 */
export function localVoice(language: string): SpeechSynthesisVoice | undefined {
  const spoken = baseOf(language)
  return speech?.getVoices().find(voice => voice.localService && baseOf(voice.lang) === spoken)
}

/** Tells when the device's voices have become others; most come some time after the page. @returns how to stop */
export function onVoices(changed: () => void): () => void {
  speech?.addEventListener?.('voiceschanged', changed)
  return () => speech?.removeEventListener?.('voiceschanged', changed)
}

/** Reads aloud, instead of what is being read. @returns how to stop */
export function readAloud(text: string, voice: SpeechSynthesisVoice, ended: () => void): () => void {
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.voice = voice
  utterance.lang = voice.lang
  utterance.onend = utterance.onerror = ended
  stopReading()
  speech?.speak(utterance)
  return () => {
    utterance.onend = utterance.onerror = null
    stopReading()
  }
}

/** Ends whatever is being read. */
export function stopReading(): void {
  speech?.cancel()
}

/** `da-x-let`, `da_DK` and `da-DK` are spoken by a Danish voice. */
function baseOf(tag: string): string {
  return tag.split(/[-_]/)[0]?.toLowerCase() ?? ''
}

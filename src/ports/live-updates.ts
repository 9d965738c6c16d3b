/**
 * Tells open chats, on every replica, that a conversation has something new.
 * Only the id travels; whoever listens reads from the store by watermark, so a
 * lost signal delays a message and never loses it.
 */
export interface LiveUpdates {
  announce(conversationId: string): void
  /**
   * Calls `listener` for every announced conversation, our own included. Returns how to stop.
   * Calls `missed` when announcements of other replicas may have been lost:
   * then whatever is open should be read from the store again.
   */
  listen(listener: (conversationId: string) => void, missed?: () => void): () => void
}

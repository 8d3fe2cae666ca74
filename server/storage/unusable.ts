/** Storage cannot be opened for writing, or was made by a newer version: the message is a sentence for the operator. */
export class StorageUnusable extends Error {
  override readonly name = 'StorageUnusable'
}

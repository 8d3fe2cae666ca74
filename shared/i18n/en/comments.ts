import type { Words } from '../words.ts'

/** Words for threads and comments. */
export const commentsWords: Words['comments'] = {
  title: 'Comments',
  openPanel: (open) => `Comments: ${open} open`,
  filter: 'Filter the threads',
  filters: {
    open: (count) => `Open ${count}`,
    resolved: (count) => `Resolved ${count}`,
    detached: (count) => `Detached ${count}`,
  },
  none: {
    open: 'No open thread here. Select words of the text to comment on them.',
    resolved: 'No resolved thread here.',
    detached: 'No detached thread. A thread is detached when its text disappears; it stays readable.',
  },
  thread: (number, code, quote) =>
    `Thread ${[number, code, quote && `“${quote}”`].filter((part) => part !== null).join(', ')}`,
  whole: 'on the whole',
  newComment: 'New comment',
  yourComment: 'Your comment',
  yourReply: 'Your reply',
  send: 'Comment',
  sending: 'Sending…',
  reply: 'Reply',
  resolve: 'Resolve',
  reopen: 'Reopen',
  resolvedBy: (name) => `Resolved by ${name}`,
  empty: 'Write a few words first.',
  refused: {
    'passage-not-found': 'These words have changed in the meantime. Select them again; your text is kept.',
    'unknown-subject': 'This text no longer exists. Your comment is kept here.',
    'unknown-thread': 'This thread no longer exists.',
    'not-allowed': 'Only the person who opened this thread and the team may do this.',
    'thread-already-resolved': 'Somebody has just resolved this thread.',
    'thread-not-resolved': 'Somebody has just reopened this thread.',
    'storage-unavailable': 'The server is not saving at the moment. Your text is kept, try again.',
  },
  refusedOther: 'The server did not take this comment. Your text is kept, try again.',
}

/** What employees are told of. */
export const noticeKinds = [
  'newTask',
  'reminder',
  'overdue',
  'failedDelivery',
  'citizenMessage',
  'workflowNotice',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** How an employee wants to hear of it: in the list on the pages alone, or by e-mail as well, at once or gathered once a day. */
export const noticeWays = ['atOnce', 'daily', 'site'] as const;
export type NoticeWay = (typeof noticeWays)[number];

/** How those hear of it who have chosen nothing: what can't wait comes at once. */
export const usualWays: Readonly<Record<NoticeKind, NoticeWay>> = {
  newTask: 'daily',
  reminder: 'daily',
  overdue: 'atOnce',
  failedDelivery: 'atOnce',
  citizenMessage: 'daily',
  workflowNotice: 'daily',
};

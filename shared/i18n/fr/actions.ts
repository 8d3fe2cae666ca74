/** Words for the plan and its actions. */
export const actionsWords = {} as const

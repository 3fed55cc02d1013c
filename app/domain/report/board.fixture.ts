import type { BoardInput, BoardRound } from "./board-input.ts";
import type { ReportedAction } from "./plan-input.ts";

const CHANGES = [
  {
    key: "early",
    number: 1,
    name: "Early discharge planning",
    shortName: "Early planning",
    rows: [{ key: "early.elective", topic: "Planning before admission" }],
  },
  {
    key: "flow",
    number: 2,
    name: "Systems to monitor patient flow",
    shortName: "Patient flow",
    rows: [{ key: "flow.capacity", topic: "Capacity" }],
  },
];

/** An action of a plan, "planning" on change 1 due in September unless told otherwise. */
export function someAction(own: Partial<ReportedAction> = {}): ReportedAction {
  return {
    id: "planning",
    rowKey: "early.elective",
    changeKey: "early",
    level: 3,
    whereNow: "Level 2.",
    whatToDo: "Plan before admission.",
    startDate: null,
    dueDate: "2017-09-30",
    howKnow: "Twenty cases had a plan.",
    measureKey: null,
    targetValue: null,
    targetUnit: null,
    priority: "now",
    status: "on-track",
    proposal: "current",
    edited: [],
    ownerPartnerId: null,
    ownerMemberId: null,
    ownerName: "",
    stopReason: "",
    proposed: null,
    since: "2017-03-27",
    latestNote: null,
    ...own,
  };
}

/** A closed round with the levels of changes 1 and 2, each with one more as its target. */
export function someRound(
  name: string,
  early: 1 | 2 | 3 | 4 | null,
  flow: 1 | 2 | 3 | 4 | null,
): BoardRound {
  const level = { early, flow };
  return {
    id: name.toLowerCase(),
    name,
    asAt: "2017-03-15",
    changes: CHANGES.map(({ key, number, name: title, shortName }) => {
      const own = level[key as keyof typeof level];
      const target = own === null ? null : ((own + 1) as 2 | 3 | 4 | 5);
      return { key, number, name: title, shortName, level: own, target };
    }),
    parked: [],
  };
}

/** What a board's report is made from: two rounds and one action on track, and nothing else. */
export function someBoard(own: Partial<BoardInput> = {}): BoardInput {
  return {
    meeting: null,
    review: null,
    unanswered: new Set(),
    happened: { statuses: new Map(), added: new Map(), moves: [] },
    rounds: { last: someRound("March", 2, 3), before: someRound("September", 1, 3) },
    plan: {
      area: { name: "Somewhere", notice: null },
      today: "2017-06-21",
      changes: CHANGES,
      partners: [],
      people: [],
      measures: new Map(),
      waits: [],
      schemes: [],
      actions: [someAction()],
    },
    offer: null,
    money: null,
    measures: [],
    stories: [],
    items: [],
    ...own,
  };
}

/** The same board with these actions in its plan. */
export function boardWith(actions: ReportedAction[], own: Partial<BoardInput> = {}): BoardInput {
  const board = someBoard(own);
  return { ...board, plan: { ...board.plan, actions } };
}

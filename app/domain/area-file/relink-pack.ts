import type { BoardPack } from "../report/board-pack.ts";

/** Kinds of records of which packs, texts and lists speak by their ids. */
type LinkedKind =
  | "partners"
  | "members"
  | "rounds"
  | "actions"
  | "schemes"
  | "packs"
  | "boardItems";

/** What a record of a kind is called now. An id that nothing is known of stays as it is. */
export type Relink = (kind: LinkedKind, id: string) => string;

/** The kind that the first part of an address within an area leads to. */
const PLACES: Readonly<Record<string, LinkedKind>> = {
  rounds: "rounds",
  plan: "actions",
};

/** An issued pack whose links lead to the records as they are called now; its words stay. */
export function relinkPack(pack: BoardPack, to: Relink): BoardPack {
  const partner = <Partner extends { id: string }>(each: Partner | null): Partner | null =>
    each && { ...each, id: to("partners", each.id) };
  const storyKey = (key: string) => {
    const story = pack.risks.stories.find((each) => each.key === key);
    const round = story?.place.roundId ?? "";
    return round && key.startsWith(round) ? to("rounds", round) + key.slice(round.length) : key;
  };
  const href = (address: string) => {
    const [path = "", mark] = address.split("#");
    const [before, place = "", id = "", ...rest] = path.split("/");
    const kind = PLACES[place];
    const moved = kind && id ? [before, place, to(kind, id), ...rest].join("/") : path;
    return mark === undefined ? moved : `${moved}#${storyKey(mark)}`;
  };
  const decisionKey = (key: string) => {
    const [kind = "", id = ""] = key.split(/ (.*)/s);
    if (kind === "item") return `item ${to("boardItems", id)}`;
    if (kind === "action") return `action ${to("actions", id)}`;
    return kind === "story" ? `story ${storyKey(id)}` : key;
  };
  const lead = <Linked extends { href: string }>(each: Linked): Linked => ({
    ...each,
    href: href(each.href),
  });
  const panel = <Panel extends { from: { href: string; label: string } }>(each: Panel): Panel => ({
    ...each,
    from: lead(each.from),
  });
  const spoken = <Answer extends { partner: BoardPack["plan"]["owners"][number] | null }>(
    each: Answer | null,
  ): Answer | null => each && { ...each, partner: partner(each.partner) };
  const { panels, plan, risks, standing } = pack;
  return {
    ...pack,
    panels: {
      moved: panel(panels.moved),
      late: panel(panels.late),
      money: panel(panels.money),
      measures: panel(panels.measures),
    },
    decisions: pack.decisions.map((each) => ({ ...lead(each), key: decisionKey(each.key) })),
    changed: pack.changed.map((part) => ({ ...part, lines: part.lines.map(lead) })),
    actions: pack.actions.map((action) => ({
      ...action,
      id: to("actions", action.id),
      owner: partner(action.owner),
    })),
    plan: {
      ...plan,
      owners: plan.owners.map((owner) => ({ ...owner, id: to("partners", owner.id) })),
      chart: {
        ...plan.chart,
        lanes: plan.chart.lanes.map((lane) => ({
          ...lane,
          bars: lane.bars.map((bar) => ({
            ...bar,
            id: to("actions", bar.id),
            owner: partner(bar.owner),
          })),
        })),
      },
    },
    risks: {
      ...risks,
      stories: risks.stories.map((story) => ({
        ...story,
        key: storyKey(story.key),
        place: { ...story.place, roundId: to("rounds", story.place.roundId) },
        answer: spoken(story.answer),
        earlier: spoken(story.earlier),
      })),
    },
    standing: {
      ...standing,
      round: standing.round && { ...standing.round, id: to("rounds", standing.round.id) },
      actions: standing.actions.map((each) => ({ ...each, id: to("actions", each.id) })),
      schemes: standing.schemes.map((each) => ({ ...each, id: to("schemes", each.id) })),
    },
  };
}

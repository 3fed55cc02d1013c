import { formatMoney } from "../money.ts";
import type { BoardInput } from "./board-input.ts";
import type { BoardAction, BoardDecision } from "./board-pack.ts";
import { countActions } from "./plan-words.ts";

/** How many things of one kind are named; more are counted in a sentence of their own. */
const NAMED = 5;

/**
 * What the board has to decide: what the facilitator asks first, then what follows from the plan,
 * the money, and the figures, each in one sentence with the place where it is settled. `silent`
 * are the overdue actions of which nobody has said anything since they fell due.
 */
export function listDecisions(
  input: BoardInput,
  actions: readonly BoardAction[],
  silent: ReadonlySet<string>,
): BoardDecision[] {
  return [
    ...input.items.map(
      ({ id, text }): BoardDecision => ({
        key: `item ${id}`,
        text,
        link: { href: "", label: "" },
        own: true,
      }),
    ),
    ...ofActions(actions, silent),
    ...ofMoney(input.money),
    ...ofStories(input),
    ...ofRounds(input),
  ];
}

const decide = (key: string, text: string, href: string, label: string): BoardDecision => ({
  key,
  text,
  link: { href, label },
  own: false,
});

function ofActions(actions: readonly BoardAction[], silent: ReadonlySet<string>): BoardDecision[] {
  const asked = actions.filter(({ id, status }) => status === "off-track" || silent.has(id));
  const named = asked.slice(0, NAMED).map(({ id, topic, status, lateness, note }) => {
    const late = lateness === "" ? "" : lateness.charAt(0).toLowerCase() + lateness.slice(1);
    const state = [status === "off-track" ? "off track" : "", late].filter(Boolean).join(" and ");
    const said = silent.has(id)
      ? "with nothing said since"
      : note
        ? `${note.on}: “${note.text}”`
        : "with no note";
    const words = silent.has(id) || !note ? `${state}, ${said}` : `${state}. ${said}`;
    return decide(
      `action ${id}`,
      `${topic}: ${words}${/[.!?]”?$/.test(words) ? "" : "."} Help it, give it a new date, or stop it?`,
      `/plan/${id}`,
      "Open the action",
    );
  });
  const more = asked.length - named.length;
  return more > 0
    ? [
        ...named,
        decide(
          "actions more",
          `${countActions(more)} more ${more === 1 ? "is" : "are"} off track, or overdue without a word.`,
          "/plan",
          "Open the plan",
        ),
      ]
    : named;
}

function ofMoney(money: BoardInput["money"]): BoardDecision[] {
  if (money === null) return [];
  const { years, conditions } = money.funding;
  return [
    ...years
      .filter(({ left }) => left !== 0)
      .map(({ year, left }) =>
        decide(
          `money ${year}`,
          left > 0
            ? `${formatMoney(left)} of the grant for ${year} stands on no scheme: what is it for?`
            : `The schemes of ${year} come to ${formatMoney(-left)} more than the grant: which gives way?`,
          "/funding",
          "Open the funding",
        ),
      ),
    ...conditions
      .filter(({ status }) => status === "fail")
      .map(({ key, title, findings }) =>
        decide(
          `condition ${key}`,
          `Condition of the grant not met: ${title}. ${findings.find(({ status }) => status === "fail")?.sentence ?? ""}`.trim(),
          "/funding/conditions",
          "Open the conditions",
        ),
      ),
  ];
}

function ofStories({ stories }: BoardInput): BoardDecision[] {
  return stories
    .filter(({ answer }) => answer === null)
    .map(({ key, topic, story, place, measureName, numbers }) =>
      decide(
        `story ${key}`,
        `${topic}: ${story} ${measureName}: ${numbers} What explains both?`,
        `/measures/${place.measureKey}`,
        "Open the measure",
      ),
    );
}

function ofRounds({ offer, rounds: { last } }: BoardInput): BoardDecision[] {
  return [
    ...(offer
      ? [
          decide(
            "offer",
            `${offer.round} proposes ${sayOffer(offer)}, which nobody has taken into the plan.`,
            "/plan",
            "Open the plan",
          ),
        ]
      : []),
    ...(last?.parked ?? []).map(({ topic, note }) =>
      decide(
        `parked ${topic}`,
        `${topic}: left open in ${last?.name}. ${note}`.trim(),
        `/rounds/${last?.id}/results`,
        "Open the results",
      ),
    ),
  ];
}

function sayOffer({ added, changed }: NonNullable<BoardInput["offer"]>): string {
  return [
    added > 0 ? `${added} new ${added === 1 ? "action" : "actions"}` : "",
    changed > 0 ? `changes to ${changed}` : "",
  ]
    .filter(Boolean)
    .join(" and ");
}

import { listWords } from "../agreement/names.ts";
import { formatMoney } from "../money.ts";
import type { BoardInput } from "./board-input.ts";
import type { BoardAction, BoardDecision } from "./board-pack.ts";

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
        about: "",
        text,
        href: "",
        own: true,
      }),
    ),
    ...ofActions(actions, silent),
    ...ofMoney(input.money),
    ...ofStories(input),
    ...ofRounds(input),
  ];
}

const decide = (key: string, about: string, text: string, href: string): BoardDecision => ({
  key,
  about,
  text,
  href,
  own: false,
});

function ofActions(actions: readonly BoardAction[], silent: ReadonlySet<string>): BoardDecision[] {
  const asked = actions.filter(({ id, status }) => status === "off-track" || silent.has(id));
  const named = asked.slice(0, NAMED).map(({ id, topic, status, lateness }) => {
    const late = lateness.charAt(0).toLowerCase() + lateness.slice(1);
    const state = [status === "off-track" ? "off track" : "", late].filter(Boolean).join(" and ");
    const word = silent.has(id) ? ", with nothing said since" : "";
    return decide(`action ${id}`, topic, ` is ${state}${word}.`, `/plan/${id}`);
  });
  const more = asked.length - named.length;
  if (more === 0) return named;
  const verb = more === 1 ? "is" : "are";
  return [
    ...named,
    decide(
      "actions more",
      `${more} more ${more === 1 ? "action" : "actions"}`,
      ` ${verb} off track, or overdue without a word.`,
      "/plan",
    ),
  ];
}

function ofMoney(money: BoardInput["money"]): BoardDecision[] {
  if (money === null) return [];
  const { years, conditions } = money.funding;
  const left = years.filter((year) => year.left > 0);
  const total = left.reduce((sum, year) => sum + year.left, 0);
  const byYear = listWords(left.map((year) => `${formatMoney(year.left)} in ${year.year}`));
  const [only] = left;
  return [
    ...(only
      ? [
          decide(
            "money left",
            `${left.length === 1 ? byYear : formatMoney(total)} of the grant`,
            `${left.length === 1 ? "" : ` (${byYear})`} stands on no scheme: what is it for?`,
            "/funding",
          ),
        ]
      : []),
    ...years
      .filter((year) => year.left < 0)
      .map((year) =>
        decide(
          `money ${year.year}`,
          `The schemes of ${year.year}`,
          ` come to ${formatMoney(-year.left)} more than the grant: which gives way?`,
          "/funding",
        ),
      ),
    ...conditions
      .filter(({ status }) => status === "fail")
      .map(({ key, title, findings }) => {
        const [first, ...others] = findings.filter(({ status }) => status === "fail");
        const more = others.length > 0 ? `And ${others.length} more.` : "";
        return decide(
          `condition ${key}`,
          "Condition of the grant not met",
          [`: ${title}.`, first?.sentence, more].filter(Boolean).join(" "),
          "/funding/conditions",
        );
      }),
  ];
}

/** Those nobody has answered. A measure that differs from several rows' levels is one question. */
function ofStories({ stories }: BoardInput): BoardDecision[] {
  const open = stories.filter(({ answer }) => answer === null);
  const keyOf = ({ place, story }: (typeof open)[number]) => `${place.measureKey} ${story}`;
  const groups = new Map<string, (typeof open)[number][]>();
  for (const story of open) {
    groups.set(keyOf(story), [...(groups.get(keyOf(story)) ?? []), story]);
  }
  return [...groups].flatMap(([key, [first, ...others]]) => {
    if (!first) return [];
    const topics = listWords([first, ...others].map(({ topic }) => topic));
    const { story, measureName, numbers } = first;
    return [
      decide(
        `story ${key}`,
        topics,
        `: ${story} ${measureName}: ${numbers} What explains both?`,
        `/measures#${first.key}`,
      ),
    ];
  });
}

function ofRounds({ offer, rounds: { last } }: BoardInput): BoardDecision[] {
  return [
    ...(offer
      ? [
          decide(
            "offer",
            offer.round,
            ` proposes ${sayOffer(offer)}, which nobody has taken into the plan.`,
            "/plan",
          ),
        ]
      : []),
    ...(last?.parked ?? []).map(({ topic, note }) =>
      decide(
        `parked ${topic}`,
        topic,
        `: left open in ${last?.name}. ${note}`.trimEnd(),
        `/rounds/${last?.id}/results`,
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

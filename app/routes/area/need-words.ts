import { formatDate } from "#app/domain/dates.ts";
import { wordsOf } from "#app/domain/model/model-family.ts";
import type { PlacedNeed } from "#app/services/home-needs.ts";

type NeedWords = { title: string; text: string; href: string; label: string };

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`;

/** What a need says, and where it leads, in the area whose address is `home`. */
export function describeNeed(need: PlacedNeed, home: string): NeedWords {
  const round = `${home}/rounds/${need.round?.id}`;
  const name = need.round?.name ?? "";
  const part = wordsOf(need.round?.model ?? "hicm");
  switch (need.kind) {
    case "score": {
      const again = need.pass === 2 ? "Score again" : "Score";
      const rest =
        need.changes > 1
          ? ` ${count(need.changes - 1, `more ${part.one}`, `more ${part.many}`)} after it.`
          : "";
      return {
        title: `${again}: ${need.change.name}`,
        text: `${name}. ${count(need.rows, "row", "rows")} of this ${part.one} without your answer.${rest}`,
        href: `${round}/score/${need.change.number}`,
        label: again,
      };
    }
    case "confirm-view":
      return {
        title: "Confirm your organisation’s different view",
        text: `${name}: ${need.topics.join("; ")}.${need.deadline ? ` Until ${formatDate(need.deadline)}.` : ""}`,
        href: `${round}/views`,
        label: "Read and confirm",
      };
    case "open-round":
      return {
        title: `Open ${name}`,
        text: "It is prepared. Once open, everyone asked can score.",
        href: round,
        label: "Check and open",
      };
    case "reveal":
      return {
        title:
          need.ready > 0
            ? `Ready to reveal: ${count(need.ready, part.one, part.many)}`
            : `Still being scored: ${count(need.changes, part.one, part.many)}`,
        text:
          need.ready > 0
            ? `${name}. Everyone has finished, starting with ${need.change.name}.`
            : `${name}. Nobody’s scores are shown before you reveal ${part.one === "objective" ? "an" : "a"} ${part.one}.`,
        href: need.ready > 0 ? `${round}/discuss/${need.change.number}` : round,
        label: need.ready > 0 ? "Reveal and discuss" : "See who has finished",
      };
    case "reveal-second":
      return {
        title: `Second scores to reveal: ${count(need.rows, "row", "rows")}`,
        text: `${name}, ${need.change.name}.`,
        href: `${round}/discuss/${need.change.number}`,
        label: "Go to the row",
      };
    case "agree":
      return {
        title: `Agree ${count(need.rows, "row", "rows")}`,
        text: `${name}. Revealed and waiting for an agreed level, starting with ${need.change.name}.`,
        href: `${round}/discuss/${need.change.number}`,
        label: "Discuss and agree",
      };
    case "send-draft":
      return {
        title: "Send the draft record round",
        text: `${name}. Every row is agreed or left open: partners can now confirm what is recorded.`,
        href: round,
        label: "Go to the round",
      };
    case "close":
      return {
        title: need.isPast ? `Close ${name}` : "The draft record is with the partners",
        text: describeDeadline(need.deadline, need.isPast),
        href: need.isPast ? `${round}/close` : round,
        label: need.isPast ? "Check and close" : "See the draft",
      };
    case "sign":
      return {
        title: `Sign off the use of the grant for ${need.year}`,
        text: `As ${need.capacity}.${need.more > 0 ? ` ${count(need.more, "more year", "more years")} after it.` : ""}`,
        href: `${home}/funding/sign-off/${need.year}`,
        label: "Read and sign",
      };
    case "conditions":
      return {
        title: `${count(need.failing.length, "grant condition is", "grant conditions are")} not met`,
        text: `${need.failing.join("; ")}.`,
        href: `${home}/funding`,
        label: "Go to funding",
      };
    case "overdue": {
      const [first] = need.actions;
      const many = need.actions.length > 1;
      return {
        title: `${count(need.actions.length, "action is", "actions are")} past ${many ? "their" : "its"} date`,
        text: `${many ? "The oldest, due" : "Due"} ${formatDate(first?.due ?? "")}: ${first?.text}`,
        href: many || !first ? `${home}/plan` : `${home}/plan/${first.id}`,
        label: need.isMine ? "Give an update" : "Go to the plan",
      };
    }
    case "due-soon": {
      const [first] = need.actions;
      const many = need.actions.length > 1;
      return {
        title: `${count(need.actions.length, "action of yours is", "actions of yours are")} due within a month`,
        text: `${many ? "The first, due" : "Due"} ${formatDate(first?.due ?? "")}: ${first?.text}`,
        href: many || !first ? `${home}/plan` : `${home}/plan/${first.id}`,
        label: many ? "Go to the plan" : "Go to the action",
      };
    }
    case "updates":
      return {
        title: `Your update on ${count(need.actions, "action", "actions")}`,
        text: `${describeMeeting(need.meeting)}. Papers close on ${formatDate(need.meeting.papersDeadline)}.`,
        href: `${home}/meetings/${need.meeting.id}/updates`,
        label: "Give your update",
      };
    case "judge-case":
      return {
        title: `Say how ready “${need.case.name}” is`,
        text: `${count(need.criteria, "criterion", "criteria")} without your answer. Nobody sees it before all are shown.`,
        href: `${home}/graduation/${need.case.id}`,
        label: "Say how ready",
      };
    case "sign-case":
      return {
        title: `Sign the case “${need.case.name}”`,
        text: `As ${need.capacity}.${need.more > 0 ? ` In ${count(need.more, "more capacity", "more capacities")} too.` : ""}`,
        href: `${home}/graduation/${need.case.id}/sign-off`,
        label: "Read and sign",
      };
    case "return":
      return {
        title: `Quarterly return: ${need.months}`,
        text: need.sentence,
        href: `${home}/returns/${need.quarter}`,
        label: "Go to the return",
      };
    case "sign-return":
      return {
        title: `Sign the quarterly return: ${need.months}`,
        text: `As ${need.capacity}. All of its sections are complete.`,
        href: `${home}/returns/${need.quarter}/sign`,
        label: "Read and sign",
      };
    case "papers":
      return {
        title: `Papers are due by ${formatDate(need.meeting.papersDeadline)}`,
        text: `${describeMeeting(need.meeting)}. ${describeSilence(need)}`,
        href: `${home}/meetings/${need.meeting.id}`,
        label: "Go to the meeting",
      };
  }
}

const describeMeeting = ({ name, date }: { name: string; date: string }) =>
  `${name}, ${formatDate(date)}`;

function describeSilence({ asked, silent }: { asked: number; silent: number }): string {
  if (asked === 0) return "Owners have not been asked for updates yet.";
  if (silent === 0) return "Every action asked about has an update.";
  return `${silent} of ${count(asked, "action", "actions")} without an update.`;
}

function describeDeadline(deadline: string | null, isPast: boolean): string {
  if (deadline === null) return "They can confirm their different views.";
  return isPast
    ? `The time for confirming ended on ${formatDate(deadline)}.`
    : `They can confirm their different views until ${formatDate(deadline)}.`;
}

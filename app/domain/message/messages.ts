import { formatDate } from "../dates.ts";

/** A message as it is sent: plain words, so that every mail program shows it. */
export type Message = { subject: string; text: string };

/** What a message says of its round. */
type RoundWords = { area: string; round: string; hospitals: string; asAt: string };

const about = ({ area, round, hospitals, asAt }: RoundWords) =>
  `“${round}” of ${area}: ${hospitals}, as at ${formatDate(asAt)}`;

const CONFIDENCE =
  "Nobody sees a score of yours before the facilitator reveals a change. Please name no patients and no staff.";

const paragraphs = (...lines: readonly (string | null)[]) =>
  lines.filter((line) => line !== null).join("\n\n");

/**
 * What a facilitator sends to a partner with its link into a round. `date` is the workshop's
 * (YYYY-MM-DD), null where it is not said; `until` the last day the link works.
 */
export function writePartnerInvitation(
  words: RoundWords & { partner: string; date: string | null; until: string; link: string },
): Message {
  const { area, partner, date, until, link } = words;
  return {
    subject: `${partner}: your scores for ${area}`,
    text: paragraphs(
      `You are asked to score for ${partner} in ${about(words)}.`,
      "Eight changes help people home from hospital in good time. Each organisation says, change by change, how far the area has come; then we discuss where we differ and agree one level.",
      date &&
        `The workshop is on ${formatDate(date)}. You can score before it, on a phone or a computer; a change takes about three minutes.`,
      `Your link, for ${partner} alone. Pass it on to colleagues who score for you; it works until ${formatDate(until)}:\n${link}`,
      CONFIDENCE,
    ),
  };
}

/** A reminder to a person who has not finished. `invites`: the link is that person's own way in. */
export function writeReminder(
  words: RoundWords & { name: string; invites: boolean; link: string },
): Message {
  const { area, name, invites, link } = words;
  return {
    subject: `A reminder: your scores for ${area}`,
    text: paragraphs(
      `${name},`,
      `Some of your scores are missing in ${about(words)}. Each change takes about three minutes.`,
      invites ? `Your invitation, for you alone. It works once:\n${link}` : `Score here:\n${link}`,
      CONFIDENCE,
    ),
  };
}

/** A reminder to copy, for everybody of an area at once. */
export function writeGeneralReminder(words: RoundWords & { link: string }): Message {
  return {
    subject: `A reminder: your scores for ${words.area}`,
    text: paragraphs(
      `Some scores are still missing in ${about(words)}. If yours are among them: each change takes about three minutes.`,
      `Score here:\n${words.link}`,
      CONFIDENCE,
    ),
  };
}

/**
 * That a round's draft record is ready to read, with the day by which answers are asked for
 * (YYYY-MM-DD, null where none is set). `name` is the reader's; null for a text to everybody.
 */
export function writeDraftRecord(
  words: Pick<RoundWords, "area" | "round"> & {
    name: string | null;
    deadline: string | null;
    address: string;
  },
): Message {
  const { area, round, name, deadline, address } = words;
  const by = deadline === null ? "" : ` by ${formatDate(deadline)}`;
  return {
    subject: `To read${by}: the draft record of ${area}`,
    text: paragraphs(
      name && `${name},`,
      `The draft record of “${round}” of ${area} is ready to read:\n${address}/record`,
      `Please read it${by} and tell us if something is wrong in it. Afterwards the round closes and the record cannot change.`,
      `If your organisation has a different view on record, its lead confirms the words here:\n${address}/views`,
    ),
  };
}

/**
 * That a version of the use of the grant has gone round, with the last day for comments
 * (YYYY-MM-DD). `name` is the reader's; null for a text to everybody. `message` is what the sender
 * wrote with it.
 */
export function writeConsultation(words: {
  area: string;
  name: string | null;
  title: string;
  message: string;
  closesOn: string;
  address: string;
}): Message {
  const { area, name, title, message, closesOn, address } = words;
  return {
    subject: `For your comments by ${formatDate(closesOn)}: the use of the grant in ${area}`,
    text: paragraphs(
      name && `${name},`,
      `“${title}” of ${area} has gone round to partners and the board. Please read it, and say by ${formatDate(closesOn)} what your organisation thinks of it:\n${address}`,
      message === "" ? null : message,
      "Each comment gets a response on the same page.",
    ),
  };
}

/** A link for a new password, which works for an hour. */
export function writeReset(words: { name: string; link: string }): Message {
  return {
    subject: "A new password for Homeward",
    text: paragraphs(
      `${words.name},`,
      `Choose a new password here. The link is for you alone, and works once, within an hour:\n${words.link}`,
      "If you did not ask for this, leave it be: your password stays as it is.",
    ),
  };
}

/** The invitation of a person into an area. */
export function writeInvitation(words: {
  area: string;
  name: string;
  until: string;
  link: string;
}): Message {
  const { area, name, until, link } = words;
  return {
    subject: `Your invitation to ${area}`,
    text: paragraphs(
      `${name},`,
      `You are invited to take part in ${area}, where organisations assess together how well people get home from hospital.`,
      `Your link, for you alone. It works once, until ${formatDate(until)}:\n${link}`,
      "If you did not expect this message, leave it be: nothing happens.",
    ),
  };
}

/**
 * That an update of actions is asked for before a meeting, or asked for again. `name` is the
 * reader's, empty for an organisation as such; `personal` a link that opens just these actions.
 */
export function writeUpdateRequest(words: {
  area: string;
  meeting: string;
  /** YYYY-MM-DD */
  date: string;
  papersDeadline: string;
  name: string;
  actions: readonly string[];
  again: boolean;
  personal: boolean;
  link: string;
}): Message {
  const { area, meeting, date, papersDeadline, name, actions, again, personal, link } = words;
  const many = actions.length > 1;
  return {
    subject: `${again ? "A reminder: your" : "Your"} update for the ${meeting} by ${formatDate(papersDeadline)}`,
    text: paragraphs(
      name && `${name},`,
      `The ${meeting} of ${area} meets on ${formatDate(date)}. ${again ? "Your update is still missing on" : "Please say how it stands with"} ${many ? `your ${actions.length} actions` : "your action"}:`,
      actions.map((action) => `- ${action}`).join("\n"),
      personal
        ? `Your link, for you alone. It works until the meeting, and opens ${many ? "these actions" : "this action"} only:\n${link}`
        : `Say it here:\n${link}`,
      `The papers close on ${formatDate(papersDeadline)}. Where nothing comes, the board reads “No update”. Please name no patients.`,
    ),
  };
}

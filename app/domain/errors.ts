/** A refusal's HTTP status (read by `http` alone) and the plain sentence a person reads. */
type Refusal = { status: number; sentence: string };

/** Every reason for which the product refuses something: the one list. */
export const ERRORS = {
  // Who is asking
  "signed-out": { status: 401, sentence: "Sign in to see this page." },
  "wrong-credentials": {
    status: 401,
    sentence: "The e-mail address or the password is not right.",
  },
  "another-member": {
    status: 401,
    sentence: "Someone else is signed in in this browser now.",
  },
  forbidden: { status: 403, sentence: "Your role in this area does not allow this." },
  "foreign-origin": { status: 403, sentence: "This request did not come from this site." },
  "not-found": { status: 404, sentence: "We could not find that page." },
  "token-spent": {
    status: 410,
    sentence: "This link has been used or is out of date. Ask for a new one.",
  },
  // The same for a link that was taken back, is over, or never was.
  "share-ended": {
    status: 410,
    sentence:
      "This link to read is over or was taken back. Ask whoever sent it to you for a new one.",
  },
  // One sentence whatever was wrong with it: it must not tell which codes there are.
  "code-unknown": {
    status: 422,
    sentence:
      "That code or link opens no workshop now. Check it against the screen, or ask who runs the workshop.",
  },
  "guest-waiting": {
    status: 403,
    sentence:
      "Whoever runs the workshop has not let you in yet. You can score meanwhile; the discussion opens to you then.",
  },
  "guest-out": {
    status: 403,
    sentence:
      "Whoever runs the workshop has taken you out of this round. Speak to them if that is wrong.",
  },
  // Signing in by way of an identity provider
  "sign-on-spent": {
    status: 410,
    sentence:
      "That sign-in was finished already, was begun in another window, or took longer than ten minutes. Start it again.",
  },
  "provider-refused": {
    status: 403,
    sentence: "That sign-in was called off or refused. Nothing has changed here.",
  },
  "identity-unknown": {
    status: 403,
    sentence:
      "Nobody here signs in that way yet. Open your invitation and join with it; or, if you have a password, sign in with that and add it under Your account.",
  },
  "identity-taken": {
    status: 409,
    sentence: "Another account here signs in with that already. Nothing was added to yours.",
  },
  "too-many-attempts": {
    status: 429,
    sentence: "Too many attempts. Wait a few minutes, then try again.",
  },

  // What stands in the way now
  "stale-version": {
    status: 409,
    sentence:
      "Someone else changed this while you were working on it. Compare both before you save.",
  },
  "already-exists": { status: 409, sentence: "There is one like this already." },
  "consultation-closed": {
    status: 409,
    sentence: "Comments on this version have closed.",
  },
  "in-use": { status: 409, sentence: "This is in use, so it cannot be taken away." },
  "guest-revealed": {
    status: 409,
    sentence:
      "Scores have been revealed since this guest was let in. Its organisation now stands, and it cannot be taken out.",
  },
  "guest-let-in": {
    status: 409,
    sentence:
      "You have been let in as you joined. Ask who runs the workshop to put your organisation right.",
  },
  "room-full": {
    status: 409,
    sentence: "This round has as many guests as it can hold. Speak to who runs the workshop.",
  },
  "mail-off": {
    status: 409,
    sentence: "This installation sends no e-mail. Copy the text instead.",
  },
  "meeting-cancelled": { status: 409, sentence: "This meeting is cancelled." },
  "meeting-over": {
    status: 409,
    sentence:
      "This meeting has taken place. Updates before it can no longer be given or asked for.",
  },
  "meeting-ahead": {
    status: 409,
    sentence: "This meeting has not taken place yet. Record its decisions from its day on.",
  },
  "last-facilitator": { status: 409, sentence: "An area needs at least one facilitator." },
  "round-not-open": { status: 409, sentence: "This round is not open for scoring." },
  "round-open": {
    status: 409,
    sentence: "This round is open already: its scope can no longer change.",
  },
  "not-draft": { status: 409, sentence: "The draft record has not gone round yet." },
  "round-closed": {
    status: 409,
    sentence: "This round is closed. Its record can no longer change.",
  },
  "round-not-closed": { status: 409, sentence: "This round is not closed yet." },
  "other-model": {
    status: 409,
    sentence: "This round is on another model. The plan takes up rounds on the changes alone.",
  },
  "round-incomplete": { status: 409, sentence: "This round is not ready for that step yet." },
  "pass-revealed": { status: 409, sentence: "The scores for this row have already been revealed." },
  "not-revealed": { status: 409, sentence: "The scores for this row have not been revealed yet." },
  "row-state": { status: 409, sentence: "That cannot be done with this row as it stands now." },
  "sheet-rows": {
    status: 409,
    sentence: "Some rows of this sheet take no score any more. Nothing of it was saved.",
  },
  "row-not-asked": { status: 409, sentence: "Your organisation is not asked about this row." },
  "return-submitted": {
    status: 409,
    sentence: "This return has been submitted. Add a correction beside it instead.",
  },
  "return-incomplete": { status: 409, sentence: "This return is not complete yet." },
  "readiness-closed": {
    status: 409,
    sentence: "Partners are not being asked how ready the case is. Nothing was saved.",
  },
  "too-long": {
    status: 409,
    sentence: "The document is longer than it may be. Shorten it first.",
  },
  "desk-held": {
    status: 409,
    sentence: "Someone else holds the desk. Take it over first; nothing was changed.",
  },
  "too-late": { status: 409, sentence: "The minute for taking back a reveal has passed." },

  // What was sent
  invalid: { status: 422, sentence: "Some of what was entered needs to be changed." },
  "rationale-needed": { status: 422, sentence: "Say in a sentence why the room chose this level." },
  "reason-needed": { status: 422, sentence: "Give a reason." },
  "unknown-row": { status: 422, sentence: "That row is not part of this version of the model." },
  "unknown-change": {
    status: 422,
    sentence: "That change is not part of this version of the model.",
  },
  "step-nine-needed": {
    status: 422,
    sentence: "Say first what share of the grant goes to step 9, meeting adult social care needs.",
  },
  "bad-request": { status: 400, sentence: "We could not read what was sent." },
  "method-not-allowed": { status: 405, sentence: "This page cannot be used in that way." },
  "too-large": { status: 413, sentence: "What was sent is too large." },
  "too-slow": {
    status: 408,
    sentence:
      "What was sent took too long to arrive, so nothing was saved. Go back and try again where the connection is better.",
  },
  "headers-too-large": {
    status: 431,
    sentence:
      "The browser sent too much beside the address. Clear this site’s cookies and try again.",
  },
  "wrong-content-type": { status: 415, sentence: "What was sent is in a form we do not accept." },

  // What the service cannot do just now
  unexpected: { status: 500, sentence: "Something went wrong on our side. Try again in a moment." },
  "document-failed": {
    status: 503,
    sentence: "The document could not be made. Nothing was lost: try again in a moment.",
  },
  "provider-down": {
    status: 503,
    sentence:
      "Signing in that way does not work just now. Nothing was lost: try again in a moment, or use your password if you have one.",
  },
  "database-busy": {
    status: 503,
    sentence: "The service is busy. Nothing was lost: try again in a moment.",
  },
  "storage-full": {
    status: 503,
    sentence:
      "Nothing can be saved just now: the service has run out of room. Keep this page open, tell whoever runs Homeward, and try again once there is room.",
  },
  "storage-read-only": {
    status: 503,
    sentence:
      "Nothing can be saved just now: the service may only read what it keeps. Keep this page open, tell whoever runs Homeward, and try again later.",
  },
  "storage-damaged": {
    status: 503,
    sentence:
      "Part of what the service keeps cannot be read or saved. Keep this page open and tell whoever runs Homeward; it has to be mended before you try again.",
  },
} as const satisfies Record<string, Refusal>;

export type ErrorCode = keyof typeof ERRORS;

/** The one way to refuse. `details` says what exactly, for the page that shows the refusal. */
export class DomainError extends Error {
  override readonly name: string = "DomainError";

  constructor(
    readonly code: ErrorCode,
    readonly details: Readonly<Record<string, unknown>> = {},
    sentence: string = ERRORS[code].sentence,
  ) {
    super(sentence);
  }
}

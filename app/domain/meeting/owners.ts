import { ACTION_STATUSES, type ActionStatus, type ProposalState } from "../plan/action.ts";

/** A person of the area, as far as owning an action concerns it. */
export type PossibleOwner = {
  id: string;
  name: string;
  partnerId: string | null;
  active: boolean;
  /** Whether it speaks for its organisation. */
  leads: boolean;
};

/** An action's owner as the plan holds it. */
export type OwnedAction = {
  id: string;
  ownerPartnerId: string | null;
  ownerName: string;
  /** The owner among the area's people, where the plan says which. */
  ownerMemberId?: string | null;
  status: ActionStatus;
  proposal: ProposalState;
  priority: "now" | "later";
  deletedAt: number | null;
};

/** Whom to ask about an action: a person of the area, or an organisation with or without a name. */
export type Owner = { memberId: string | null; partnerId: string | null; name: string };

/** Why nobody can be asked about an action. */
export type NobodyToAsk = "no-owner" | "has-left";

/**
 * Whether an update is asked for: work on it is not over, the model still asks for it, and it is
 * not waiting under "later" unstarted.
 */
export function wantsUpdate(action: OwnedAction): boolean {
  if (action.deletedAt !== null || ACTION_STATUSES[action.status].over) return false;
  if (action.proposal === "reached" || action.proposal === "superseded") return false;
  return action.priority === "now" || action.status !== "not-started";
}

/**
 * Whom to ask about an action: the person the plan names, found among the area's people by id or by
 * name within the organisation; else the name as it stands; an organisation without a name is asked
 * by its lead.
 */
export function findOwner(
  action: OwnedAction,
  people: readonly PossibleOwner[],
): Owner | NobodyToAsk {
  const { ownerPartnerId: partnerId, ownerName, ownerMemberId } = action;
  const name = ownerName.trim();
  const person = ownerMemberId
    ? people.find(({ id }) => id === ownerMemberId)
    : people.find((each) => sameName(each.name, name) && each.partnerId === partnerId);
  if (person) {
    return person.active ? { memberId: person.id, partnerId, name: "" } : "has-left";
  }
  if (name !== "") return { memberId: null, partnerId, name };
  if (partnerId === null) return "no-owner";
  const lead = people.find((each) => each.active && each.leads && each.partnerId === partnerId);
  return { memberId: lead?.id ?? null, partnerId, name: "" };
}

const plain = (name: string) => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

function sameName(one: string, other: string): boolean {
  return other !== "" && plain(one) === plain(other);
}

/** Whether two are the same owner: the same person, or the same name of the same organisation. */
export function isSameOwner(one: Owner, other: Owner): boolean {
  if (one.memberId !== null || other.memberId !== null) return one.memberId === other.memberId;
  return one.partnerId === other.partnerId && plain(one.name) === plain(other.name);
}

/** Whether an action is somebody's own: theirs by name, or their organisation's where they lead it. */
export function isOwnAction(
  person: Pick<PossibleOwner, "id" | "name" | "partnerId" | "leads">,
  action: Pick<OwnedAction, "ownerPartnerId" | "ownerName" | "ownerMemberId">,
): boolean {
  const { ownerPartnerId, ownerName, ownerMemberId } = action;
  if (ownerMemberId === person.id) return true;
  if (ownerPartnerId !== person.partnerId) return false;
  if (person.leads && ownerPartnerId !== null) return true;
  return !ownerMemberId && sameName(person.name, ownerName);
}

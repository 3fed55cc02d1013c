import { countActions } from "#app/domain/report/plan-words.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

type Deleted = readonly { id: string; topic: string }[];

/** Says that an action was deleted, and takes it back. */
export function DeletedNotice({ deleted, id }: { deleted: Deleted; id: string | null }) {
  const action = deleted.find((each) => each.id === id);
  if (!action) return null;
  return (
    <Notice kind="success" focus>
      <div className="hw-row hw-plan__undo">
        <p>Deleted: {action.topic.replace(/\.$/, "")}.</p>
        <Restore id={action.id}>Undo</Restore>
      </div>
    </Notice>
  );
}

/** Says how many actions a round added. */
export function TakenNotice({ taken }: { taken: string | null }) {
  if (taken === null || !/^\d{1,4}$/.test(taken)) return null;
  const count = Number(taken);
  return (
    <Notice kind="success" focus>
      {count === 0
        ? "The plan now follows the round. No new actions."
        : `${countActions(count)} added to the plan. Give each an owner.`}
    </Notice>
  );
}

type Together = { id: string; actions: number } | null;

/** Says that several actions were changed at once, or that it was taken back. */
export function TogetherNotice({
  together,
  id,
  undone,
}: {
  together: Together;
  id: string | null;
  undone: string | null;
}) {
  const [back = "", left = ""] = /^\d{1,4}-\d{1,4}$/.test(undone ?? "")
    ? (undone ?? "").split("-")
    : [];
  if (back !== "") {
    const kept =
      left === "0" ? "" : ` ${countActions(Number(left))} changed since and stay as they are.`;
    return (
      <Notice kind="success" focus>
        {`${countActions(Number(back))} as before.${kept}`}
      </Notice>
    );
  }
  if (together === null || together.id !== id) return null;
  return (
    <Notice kind="success" focus>
      <div className="hw-row hw-plan__undo">
        <p>{countActions(together.actions)} changed.</p>
        <TakeBack id={together.id}>Undo</TakeBack>
      </div>
    </Notice>
  );
}

/** The latest change of several actions stays to be taken back. */
export function TogetherDrawer({
  together,
  shown,
}: {
  together: Together;
  /** The one that a notice speaks of already. */
  shown: string | null;
}) {
  if (together === null || together.id === shown) return null;
  return (
    <Drawer summary="Changed at once">
      <div className="hw-row hw-plan__undo">
        <p>The latest change of several actions at once: {countActions(together.actions)}.</p>
        <TakeBack id={together.id}>Take it back</TakeBack>
      </div>
    </Drawer>
  );
}

function TakeBack({ id, children }: { id: string; children: React.ReactNode }) {
  return (
    <PlainForm id="together">
      <input type="hidden" name="undo" value={id} />
      <SubmitButton kind="secondary" small>
        {children}
      </SubmitButton>
    </PlainForm>
  );
}

/** What was deleted stays to be brought back. */
export function DeletedActions({ deleted }: { deleted: Deleted }) {
  if (deleted.length === 0) return null;
  return (
    <Drawer summary={`Deleted (${deleted.length})`}>
      <ul className="hw-plan__deleted">
        {deleted.map(({ id, topic }) => (
          <li key={id} className="hw-row">
            <span>{topic}</span>
            <Restore id={id}>
              Bring back<span className="nhsuk-u-visually-hidden"> {topic}</span>
            </Restore>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function Restore({ id, children }: { id: string; children: React.ReactNode }) {
  return (
    <PlainForm id={`restore-${id}`}>
      <input type="hidden" name="restore" value={id} />
      <SubmitButton kind="secondary" small>
        {children}
      </SubmitButton>
    </PlainForm>
  );
}

import { listWords } from "#app/domain/agreement/names.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

/** What the page before did, as its address says. */
export type Done = {
  what: "saved" | "deleted" | "restored" | null;
  /** The scheme it was done to. */
  id: string | null;
  /** Years whose sign-offs it withdrew. */
  withdrawn: readonly string[];
};

type Props = {
  done: Done;
  here: string;
  /** Names of schemes by id, deleted ones too. */
  names: ReadonlyMap<string, string>;
  /** Years whose schemes exceed the grant, in words. */
  over: readonly string[];
};

/** Reads what was done from an address; only years of the grant count as such. */
export function readDone(address: string, years: readonly string[]): Done {
  const asked = new URL(address).searchParams;
  const what = (["saved", "deleted", "restored"] as const).find((each) => asked.has(each)) ?? null;
  return {
    what,
    id: what && asked.get(what),
    withdrawn: asked.getAll("withdrawn").filter((year) => years.includes(year)),
  };
}

/** The address that says what was done. */
export function tellDone(here: string, what: string, id: string, withdrawn: readonly string[]) {
  return `${here}?${new URLSearchParams([[what, id], ...withdrawn.map((year) => ["withdrawn", year])])}`;
}

/** Says what was done, what it withdrew, where the money exceeds the grant; a deletion can be taken back. */
export function DoneNotice({ done, here, names, over }: Props) {
  if (done.what === null) return null;
  const name = names.get(done.id ?? "");
  const subject = name ? `“${name}” is ` : "";
  const verb = subject ? done.what : `${done.what.slice(0, 1).toUpperCase()}${done.what.slice(1)}`;
  return (
    <Notice kind="success" focus>
      <p>
        {subject}
        {verb}.{over.length > 0 && ` ${listWords(over)}.`}
      </p>
      {done.withdrawn.length > 0 && (
        <p>
          An amount changed, so every sign-off of {listWords(done.withdrawn)} is withdrawn and has
          to be given again.
        </p>
      )}
      {done.what === "deleted" && done.id && (
        <PlainForm id="restore" action={`${here}/schemes/${done.id}`}>
          <SubmitButton kind="secondary" small>
            Undo
          </SubmitButton>
        </PlainForm>
      )}
    </Notice>
  );
}

import type { ProposedField } from "#app/domain/plan/proposed-words.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

type Props = {
  words: {
    round: string;
    fields: readonly {
      field: ProposedField;
      name: string;
      ours: string;
      proposed: string;
      kept: boolean;
    }[];
  };
  version: number;
  mayEdit: boolean;
  result: FormResult | undefined;
};

/**
 * The words of the last round taken beside those that stand, to take or to leave field by field. What
 * is decided steps back into a drawer, and can be looked at there at any time.
 */
export function OtherWords({ words, version, mayEdit, result }: Props) {
  const open = words.fields.filter(({ kept }) => !kept);
  const decided = words.fields.filter(({ kept }) => kept);
  const title = `What the ${words.round} says`;
  const list = (fields: Props["words"]["fields"], heading: "h2" | "h3") => (
    <FieldList {...{ fields, version, mayEdit, result, heading }} />
  );
  return (
    <>
      {open.length > 0 && (
        <section className="hw-section" aria-labelledby="other-words">
          <h2 className="nhsuk-heading-m" id="other-words">
            {title}
          </h2>
          {list(open, "h3")}
        </section>
      )}
      {decided.length > 0 && (
        <Drawer summary={`${title}${open.length > 0 ? " otherwise" : ""} (${decided.length})`}>
          {/* The drawer’s name is no heading. */}
          {list(decided, "h2")}
        </Drawer>
      )}
    </>
  );
}

type ListProps = Omit<Props, "words"> & Pick<Props["words"], "fields"> & { heading: "h2" | "h3" };

function FieldList({ fields, version, mayEdit, result, heading: Heading }: ListProps) {
  return (
    <>
      {fields.map(({ field, name, ours, proposed, kept }) => (
        <div key={field} className="hw-plan__words">
          <Heading className="nhsuk-heading-s">{name}</Heading>
          <div className="hw-plan__two">
            <div>
              <p className="hw-quiet">Ours</p>
              <p className="hw-plan__text">{ours}</p>
            </div>
            <div>
              <p className="hw-quiet">The round’s</p>
              <p className="hw-plan__text">{proposed}</p>
            </div>
          </div>
          {mayEdit && (
            <PlainForm id="words" result={result?.typed.field === field ? result : undefined}>
              <input type="hidden" name="version" value={version} />
              <input type="hidden" name="field" value={field} />
              <div className="hw-row">
                <SubmitButton kind="secondary" small name="take" value="theirs">
                  Take the round’s<span className="nhsuk-u-visually-hidden">: {name}</span>
                </SubmitButton>
                {kept ? (
                  <span className="hw-quiet">You keep yours</span>
                ) : (
                  <SubmitButton kind="secondary" small name="take" value="ours">
                    Keep ours<span className="nhsuk-u-visually-hidden">: {name}</span>
                  </SubmitButton>
                )}
              </div>
            </PlainForm>
          )}
        </div>
      ))}
    </>
  );
}

import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { type DiscussPage, formAction, type RevealedRow } from "./page-data.ts";

type Props = { page: DiscussPage; row: RevealedRow; result: FormResult | null };

/** Partners that stand by another level than the agreed one, each with its sentence. */
export function DifferentViews({ page, row, result }: Props) {
  if (row.views.length === 0 && !page.runs) return null;
  return (
    <section>
      <h3 className="nhsuk-heading-s" id="views" tabIndex={-1}>
        Different views on record
      </h3>
      {row.views.length === 0 && <p className="hw-quiet">None so far.</p>}
      <ul className="hw-views">
        {row.views.map((view) => (
          <li key={view.partnerId}>
            <ViewOnRecord page={page} row={row} view={view} />
          </li>
        ))}
      </ul>
      {page.runs && <AddView page={page} row={row} result={result} />}
    </section>
  );
}

type View = RevealedRow["views"][number];

function ViewOnRecord({ page, row, view }: Omit<Props, "result"> & { view: View }) {
  const partner = page.partners.find((each) => each.id === view.partnerId);
  if (!partner) return null;
  return (
    <>
      <p className="hw-row">
        <PartnerMark partner={partner} />
        <LevelChip level={view.level} size="s" />
        {page.leads === view.partnerId && <strong>Your organisation</strong>}
      </p>
      {view.sentence && <p>“{view.sentence}”</p>}
      <p className="hw-quiet">
        {view.confirmed ? "Confirmed by its lead" : "Not yet confirmed by its lead"}
      </p>
      {page.runs && (
        <PlainForm id={`remove-${row.key}-${view.partnerId}`} action={formAction(row.key, "row")}>
          <input type="hidden" name="intent" value="remove-view" />
          <input type="hidden" name="row" value={row.key} />
          <input type="hidden" name="partner" value={view.partnerId} />
          <input type="hidden" name="version" value={view.version} />
          <button type="submit" className="hw-link-button">
            Remove<span className="nhsuk-u-visually-hidden"> the view of {partner.name}</span>
          </button>
        </PlainForm>
      )}
    </>
  );
}

function AddView({ page, row, result }: Props) {
  const id = `view-${row.key}`;
  const own = result?.typed.form === id ? result : null;
  const chosen = String(own?.typed.partner ?? "");
  const there = row.views.find((view) => view.partnerId === chosen);
  const offered = page.partners.filter(
    ({ id: partner }) =>
      partner === chosen || !row.views.some((view) => view.partnerId === partner),
  );
  if (offered.length === 0) return null;
  return (
    <Drawer summary="Add a different view" open={own !== null}>
      <PlainForm
        id={id}
        key={row.views.length}
        result={result}
        action={formAction(row.key, "views")}
      >
        <input type="hidden" name="intent" value="view" />
        <input type="hidden" name="row" value={row.key} />
        {/* Once both are shown, sending it again replaces the one that stands. */}
        <input type="hidden" name="version" value={there?.version ?? 0} />
        <SelectField
          name="partner"
          label="Organisation"
          empty="Choose"
          options={offered.map((partner) => ({ value: partner.id, label: partner.shortName }))}
        />
        <RadioGroup
          name="viewLevel"
          label="Stands by level"
          inline
          small
          options={["1", "2", "3", "4", "5"].map((value) => ({ value, label: value }))}
        />
        <TextArea name="sentence" label="In its own words" optional rows={2} />
        <SubmitButton kind="secondary">Put on record</SubmitButton>
      </PlainForm>
    </Drawer>
  );
}

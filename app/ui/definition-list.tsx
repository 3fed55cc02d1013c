import type { ReactNode } from "react";

type Item = {
  term: string;
  value: ReactNode;
  actions?: ReactNode;
  /** Where two may have the same term. */
  id?: string;
};

/** Terms and what they are, one a line, with what can be done about each. */
export function DefinitionList({ items }: { items: readonly Item[] }) {
  return (
    <dl className="nhsuk-summary-list">
      {items.map(({ term, value, actions, id = term }) => (
        <div
          className={`nhsuk-summary-list__row${actions ? "" : " nhsuk-summary-list__row--no-actions"}`}
          key={id}
        >
          <dt className="nhsuk-summary-list__key">{term}</dt>
          <dd className="nhsuk-summary-list__value">{value}</dd>
          {actions && <dd className="nhsuk-summary-list__actions">{actions}</dd>}
        </div>
      ))}
    </dl>
  );
}

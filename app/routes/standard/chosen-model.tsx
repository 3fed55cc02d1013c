import { Link } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { IntegrationData } from "./standard-data.ts";

/** How the area joins health and social care: its choice and why, and what it chose before. */
export function ChosenModel({ integration, home }: { integration: IntegrationData; home: string }) {
  const { present, earlier, can } = integration;
  const choose = `${home}/standard/model`;
  return (
    <section className="hw-section" aria-labelledby="model-of-integration">
      <h2 id="model-of-integration" className="nhsuk-heading-m">
        Model of integration
      </h2>
      {present ? (
        <div className="hw-reading">
          <p>
            <strong>{present.name}</strong>
          </p>
          <ul>
            {present.characteristics.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <p className="hw-typed-text">{present.why}</p>
          <p className="hw-quiet">
            Recorded by {present.person} on {formatDate(present.chosenOn)}.{" "}
            <Link to={choose}>
              {can.choose ? "Choose again, or see the models" : "See the models"}
            </Link>
          </p>
          {earlier.length > 0 && (
            <Drawer summary="What the area chose before">
              <ul>
                {earlier.map(({ version, name, why, person, chosenOn }) => (
                  <li key={version}>
                    <strong>{name}</strong>, {person}, {formatDate(chosenOn)}:{" "}
                    <span className="hw-typed-text">{why}</span>
                  </li>
                ))}
              </ul>
            </Drawer>
          )}
        </div>
      ) : (
        <EmptyState
          title="No model chosen yet"
          next={{ href: choose, label: can.choose ? "Choose a model" : "See the models" }}
        >
          An application to graduate names the area’s model of integration and why it was chosen.
        </EmptyState>
      )}
    </section>
  );
}

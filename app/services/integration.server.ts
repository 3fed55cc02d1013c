import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  characteristicsOf,
  type IntegrationChoice,
  nameChoice,
  OWN_MODEL,
} from "#app/domain/integration/integration-choice.ts";
import { cite } from "#app/domain/model/citation.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
import { insertIntegrationChoice, listIntegrationChoices } from "#db/queries/integration.server.ts";
import { audit, instantIn, type Kit, refuseStale } from "./kit.server.ts";

/** An area's choice of a model of integration, and what it chose before. */
export function createIntegration(kit: Kit) {
  const { db, content } = kit;
  const models = content.integrationModels;

  /** Every choice, the latest first, in words. */
  function listChoices(viewer: Viewer) {
    return listIntegrationChoices(db, viewer.areaId).map((choice) => {
      const { version, model, ownName, ownCharacteristics, why, person, chosenAt } = choice;
      return {
        version,
        model,
        ownName,
        ownCharacteristics,
        why,
        person,
        name: nameChoice(choice, models),
        characteristics: characteristicsOf(choice, models),
        /** YYYY-MM-DD. */
        chosenOn: londonDate(chosenAt),
      };
    });
  }

  /** Adds a choice after the version seen. */
  function store(viewer: Viewer, seen: number, choice: IntegrationChoice) {
    const area = findAreaById(db, viewer.areaId);
    if (!area) throw new DomainError("not-found");
    db.write(() => {
      const latest = listIntegrationChoices(db, viewer.areaId)[0]?.version ?? 0;
      if (latest !== seen) throw new DomainError("stale-version");
      refuseStale(
        insertIntegrationChoice(db, {
          ...choice,
          id: kit.newId(),
          areaId: viewer.areaId,
          version: seen + 1,
          chosenBy: viewer.memberId,
          chosenAt: instantIn(kit, area),
        }),
      );
      audit(kit, viewer, "integration-chosen", null);
    });
  }

  return {
    /**
     * The area's present choice, null where it has made none: the model's name and characteristics,
     * why, who chose it and when, and its version.
     */
    choice(viewer: Viewer) {
      permit(viewer.roles, "area.read");
      return listChoices(viewer)[0] ?? null;
    },

    /** The models there are, the area's choice, and what it chose before. */
    integration(viewer: Viewer) {
      permit(viewer.roles, "area.read");
      const [present = null, ...earlier] = listChoices(viewer);
      return {
        models: models.map(({ source, ...model }) => ({
          ...model,
          source: cite(source, content.sources),
        })),
        present,
        earlier,
        version: present?.version ?? 0,
        can: { choose: may(viewer.roles, "integration.choose") },
      };
    },

    /** Chooses a model, from the version seen (0 before the first); what was chosen before stays. */
    choose(viewer: Viewer, version: number, choice: IntegrationChoice): void {
      permit(viewer.roles, "integration.choose");
      const own = choice.model === OWN_MODEL;
      if (!own && !models.some(({ key }) => key === choice.model)) {
        throw new DomainError("invalid", { field: "model" }, "Choose a model from the list.");
      }
      const { ownName, ownCharacteristics } = own
        ? choice
        : { ownName: "", ownCharacteristics: "" };
      const { model, why } = choice;
      store(viewer, version, { model, why, ownName, ownCharacteristics });
    },

    /** Chooses what an earlier version said again; refuses `not-found` for one that is not there. */
    chooseAgain(viewer: Viewer, version: number, earlier: number): void {
      permit(viewer.roles, "integration.choose");
      const found = listChoices(viewer).find((each) => each.version === earlier);
      if (!found) throw new DomainError("not-found");
      const { model, ownName, ownCharacteristics, why } = found;
      store(viewer, version, { model, ownName, ownCharacteristics, why });
    },
  };
}

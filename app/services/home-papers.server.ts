import { may } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { listCases } from "#db/queries/graduation.server.ts";
import type { createGraduation } from "./graduation.server.ts";
import type { Need } from "./home-needs.ts";
import type { Kit } from "./kit.server.ts";
import type { createReturns } from "./returns.server.ts";

/** How many cases the home looks at, the latest first. */
const CASES = 2;

type Papers = {
  graduation: Pick<ReturnType<typeof createGraduation>, "signing" | "countUnjudged">;
  returns: Pick<ReturnType<typeof createReturns>, "page" | "signing">;
};

/** What waits for a viewer in cases for graduation and in the open return. */
export function createPaperNeeds(kit: Kit, { graduation, returns }: Papers) {
  /** Saying how ready a case is, while partners are asked, and signing it. */
  function ofCases(viewer: Viewer): Need[] {
    const judges = may(viewer.roles, "graduation.judge");
    const signs = may(viewer.roles, "graduation.sign");
    if (!judges && !signs) return [];
    return listCases(kit.db, viewer.areaId)
      .filter(({ deletedAt }) => deletedAt === null)
      .slice(0, CASES)
      .flatMap(({ id, name }): Need[] => {
        const criteria = judges ? graduation.countUnjudged(viewer, id) : 0;
        const asked = signs ? graduation.signing(viewer, id).asked : [];
        const [first] = asked;
        const about = { case: { id, name } };
        return [
          ...(criteria > 0 ? [{ kind: "judge-case" as const, ...about, criteria }] : []),
          ...(first
            ? [
                {
                  kind: "sign-case" as const,
                  ...about,
                  capacity: first.capacity,
                  more: asked.length - 1,
                },
              ]
            : []),
        ];
      });
  }

  /** The latest open return: for who fills it in, and for who signs it once it is complete. */
  function ofReturn(viewer: Viewer): Need[] {
    const edits = may(viewer.roles, "return.edit");
    const signs = may(viewer.roles, "return.sign");
    if (!edits && !signs) return [];
    const open = returns.page(viewer).returns.find(({ isOpen }) => isOpen);
    if (!open) return [];
    const { quarter, months, sentence, isComplete } = open;
    const [capacity] = signs && isComplete ? returns.signing(viewer, quarter).own : [];
    return [
      ...(edits ? [{ kind: "return" as const, quarter, months, sentence }] : []),
      ...(capacity ? [{ kind: "sign-return" as const, quarter, months, capacity }] : []),
    ];
  }

  return (viewer: Viewer): Need[] => [...ofCases(viewer), ...ofReturn(viewer)];
}

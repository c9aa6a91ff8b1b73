import type { Settings } from "../api/settings";
import { type Place, placeOf } from "../route/paths";
import { FILES, preferred } from "../text/files";
import { parse, type ViewState } from "../url/viewState";
import { askAhead } from "./answers";
import { lineageQuery } from "./lineageQuery";
import { regionOf } from "./region";
import { SCREENS } from "./screens";
import { startLayoutWorker } from "./worker";

/**
 * Begin everything that the page of an address will want, all at once, while most of its code is still on its way.
 * What fails here fails again, and is told, when it is wanted.
 */
export function beginAhead({ pathname, search }: Location): void {
  const place = placeOf(pathname);
  const settings = askAhead("/settings");
  if (place.page !== "none") SCREENS[place.page]().catch(() => {});
  FILES[preferred()].first().catch(() => {});
  if (place.page === "lineage") beginLineage(place, parse(search).state, settings);
}

function beginLineage({ name }: Extract<Place, { page: "lineage" }>, state: ViewState, settings: Promise<Response>) {
  startLayoutWorker();
  const ask = (region: string | null) => {
    if (region !== null) askAhead(addressOf("/lineage", lineageQuery(name, region, state)));
  };
  if (state.region !== null) ask(state.region);
  else settings.then(regionIn).then(ask, () => {});
}

function addressOf(path: string, query: object): string {
  return `${path}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`;
}

async function regionIn(answer: Response): Promise<string | null> {
  return answer.ok ? regionOf(null, (await answer.clone().json()) as Settings) : null;
}

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { SCREENS } from "../ahead/screens";
import { makeQueryClient } from "../api/queryClient";
import { DropAnywhere } from "../definition/DropAnywhere";
import { Link } from "../route/Link";
import { usePathname } from "../route/location";
import { PIPELINES, type Place, placeOf } from "../route/paths";
import { type Language, LanguageProvider, useText } from "../text/language";
import { Later, partOf } from "../ui/later";
import { Skeleton } from "../ui/Skeleton";
import { EmptyState } from "../ui/States";
import { ToastProvider } from "../ui/Toast";
import { Failure } from "./Failure";
import { Frame } from "./TopBar";

const LINEAGE = partOf(async () => (await SCREENS.lineage()).default);
const PLAIN = {
  pipelines: partOf(async () => (await SCREENS.pipelines()).default),
  definition: partOf(async () => (await SCREENS.definition()).default),
  security: partOf(async () => (await SCREENS.security()).default),
};

/** The whole page: what every screen needs around it, and the screen of the address. */
export function App({ language }: { language?: Language }): ReactNode {
  const [queries] = useState(makeQueryClient);
  const pathname = usePathname();
  const place = placeOf(pathname);
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider {...(language ? { initial: language } : {})}>
        <ToastProvider>
          <DropAnywhere />
          <Frame place={place}>
            <Failure key={pathname}>
              <Screen place={place} />
            </Failure>
          </Frame>
        </ToastProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

function Screen({ place }: { place: Place }): ReactNode {
  const meanwhile = <Skeleton lines={6} />;
  if (place.page === "none") return <NotFound />;
  if (place.page === "lineage") {
    return <Later key={place.name} part={LINEAGE} given={{ name: place.name }} meanwhile={meanwhile} />;
  }
  return <Later key={place.page} part={PLAIN[place.page]} given={{}} meanwhile={meanwhile} />;
}

function NotFound(): ReactNode {
  const text = useText();
  return (
    <EmptyState
      icon="noCircle"
      title={text.app.notFound}
      action={
        <Link className="button" href={PIPELINES}>
          {text.app.notFoundAction}
        </Link>
      }
    />
  );
}

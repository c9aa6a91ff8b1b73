import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { makeQueryClient } from "../api/queryClient";
import { DropAnywhere } from "../definition/DropAnywhere";
import { Link } from "../route/Link";
import { usePathname } from "../route/location";
import { PIPELINES, type Place, placeOf } from "../route/paths";
import { type Language, LanguageProvider, useText } from "../text/language";
import { Skeleton } from "../ui/Skeleton";
import { EmptyState } from "../ui/States";
import { ToastProvider } from "../ui/Toast";
import { Failure } from "./Failure";
import { Frame } from "./TopBar";

// Each screen is a file of its own: nobody waits for the code of another, least of all for the canvas.
const FILES = {
  pipelines: () => import("../pages/Pipelines"),
  lineage: () => import("../pages/Lineage"),
  definition: () => import("../pages/Definition"),
  security: () => import("../pages/Security"),
  none: () => null,
};
const Pipelines = lazy(FILES.pipelines);
const Lineage = lazy(FILES.lineage);
const Definition = lazy(FILES.definition);
const Security = lazy(FILES.security);

/** Begin to load the screen of an address; what fails here fails again, and is told, when the screen is shown. */
export const fetchAhead = (place: Place): void => {
  FILES[place.page]()?.catch(() => {});
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
              <Suspense fallback={<Skeleton lines={6} />}>
                <Screen place={place} />
              </Suspense>
            </Failure>
          </Frame>
        </ToastProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

function Screen({ place }: { place: Place }): ReactNode {
  if (place.page === "pipelines") return <Pipelines />;
  if (place.page === "lineage") return <Lineage key={place.name} name={place.name} />;
  if (place.page === "security") return <Security />;
  return place.page === "definition" ? <Definition /> : <NotFound />;
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

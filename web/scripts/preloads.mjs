// Name in the page what is wanted in any case, so that the browser asks for it at once and not when its turn comes:
// the code and the style of `src/start.tsx`, and the settings of the service.
const START = /\/src\/start\.tsx$/;

/** Return the chunk that stands for a module, with all that it imports. */
function closure(bundle, name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const next of bundle[name].imports) closure(bundle, next, seen);
  return seen;
}

/** A plugin of the bundler. */
export function preloads() {
  let base = "/";
  return {
    name: "preloads",
    apply: "build",
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const start = Object.values(bundle).find((chunk) => START.test(chunk.facadeModuleId ?? ""));
        if (!start) throw new Error("The page has no src/start.tsx.");
        const files = [...closure(bundle, start.fileName)];
        const styles = files.flatMap((file) => [...(bundle[file].viteMetadata?.importedCss ?? [])]);
        const link = (attrs) => ({ tag: "link", attrs: { ...attrs, crossorigin: true }, injectTo: "head" });
        return [
          ...files
            .map((file) => `${base}${file}`)
            .filter((href) => !html.includes(href))
            .map((href) => link({ rel: "modulepreload", href })),
          ...styles.map((file) => link({ rel: "stylesheet", href: `${base}${file}` })),
          link({ rel: "preload", as: "fetch", href: "/settings" }),
        ];
      },
    },
  };
}

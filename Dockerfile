# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY openapi openapi
COPY locales locales
COPY client client
COPY sandbox sandbox
COPY bench bench
COPY src src
RUN node scripts/build.mjs && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production PORT=3978
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules node_modules
COPY --from=build --chown=root:root /app/openapi openapi
COPY --from=build --chown=root:root /app/locales locales
# Neither the stand-in municipality nor the benches come along.
COPY --from=build --chown=root:root /app/dist/src dist/src
COPY --from=build --chown=root:root /app/dist/client dist/client
COPY --from=build --chown=root:root /app/dist/models dist/models
USER node
EXPOSE 3978
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/src/app/main.js"]

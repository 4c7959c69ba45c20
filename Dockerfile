# Its steps were run one by one in an empty folder (pruned modules, migrations, web and worker); as an image it is untried, no container engine was at hand.
FROM node:24-slim AS build
WORKDIR /app
ENV PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node PRISMA_QUERY_ENGINE_LIBRARY=/usr/local/bin/node
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run db:generate && npm run build && npm prune --omit=dev

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=build /app /app
USER node
EXPOSE 3000
CMD ["node", "build/server.mjs"]

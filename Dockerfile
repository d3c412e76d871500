# Node runs the sources as they are: there is nothing to build.
FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY src src
COPY content content
RUN mkdir data && chown node data
USER node
EXPOSE 3000
CMD ["node", "src/summit.ts"]

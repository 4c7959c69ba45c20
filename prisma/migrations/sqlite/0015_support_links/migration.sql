-- CreateTable
CREATE TABLE "SupportLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "installationId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "orderId" TEXT,
    "masked" BOOLEAN NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "endsAt" BIGINT NOT NULL,
    "revokedBy" TEXT,
    "revokedAt" BIGINT,
    "visits" INTEGER NOT NULL DEFAULT 0,
    "lastVisitAt" BIGINT
);

-- CreateTable
CREATE TABLE "SupportVisit" (
    "linkId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "orderId" TEXT,

    PRIMARY KEY ("linkId", "seq"),
    CONSTRAINT "SupportVisit_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "SupportLink" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "SupportLink_tokenHash_key" ON "SupportLink"("tokenHash");

-- CreateIndex
CREATE INDEX "SupportLink_installationId_idx" ON "SupportLink"("installationId");

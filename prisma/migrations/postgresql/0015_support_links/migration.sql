-- CreateTable
CREATE TABLE "SupportLink" (
    "id" TEXT NOT NULL,
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
    "lastVisitAt" BIGINT,

    CONSTRAINT "SupportLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupportVisit" (
    "linkId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "orderId" TEXT,

    CONSTRAINT "SupportVisit_pkey" PRIMARY KEY ("linkId","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "SupportLink_tokenHash_key" ON "SupportLink"("tokenHash");

-- CreateIndex
CREATE INDEX "SupportLink_installationId_idx" ON "SupportLink"("installationId");

-- AddForeignKey
ALTER TABLE "SupportVisit" ADD CONSTRAINT "SupportVisit_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "SupportLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "Installation" ADD COLUMN "throttledUntil" BIGINT;

-- CreateTable
CREATE TABLE "Lock" (
    "name" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "until" BIGINT NOT NULL,

    CONSTRAINT "Lock_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "PrivacyRequest" (
    "shop" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "requestId" TEXT,
    "receivedAt" BIGINT NOT NULL,
    "orderIds" TEXT NOT NULL,
    "doneAt" BIGINT,
    "outcome" TEXT,

    CONSTRAINT "PrivacyRequest_pkey" PRIMARY KEY ("shop", "webhookId")
);

-- CreateIndex
CREATE INDEX "PrivacyRequest_doneAt_idx" ON "PrivacyRequest"("doneAt");

-- CreateIndex
CREATE INDEX "Delivery_receivedAt_idx" ON "Delivery"("receivedAt");

-- CreateIndex
CREATE INDEX "TimelineEntry_at_idx" ON "TimelineEntry"("at");

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Installation" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "currency" TEXT,
    "timeZone" TEXT,
    "scopes" TEXT NOT NULL DEFAULT '',
    "installedAt" BIGINT NOT NULL,
    "uninstalledAt" BIGINT,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SettingsVersion" (
    "installationId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "data" TEXT NOT NULL,
    "savedBy" TEXT NOT NULL,
    "savedAt" BIGINT NOT NULL,

    CONSTRAINT "SettingsVersion_pkey" PRIMARY KEY ("installationId","version")
);

-- CreateTable
CREATE TABLE "PosAccount" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "circuit" TEXT NOT NULL,
    "throttledUntil" BIGINT,
    "leaseToken" TEXT,
    "leaseUntil" BIGINT NOT NULL DEFAULT 0,
    "facts" TEXT,

    CONSTRAINT "PosAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Connection" (
    "id" TEXT NOT NULL,
    "installationId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,
    "state" TEXT NOT NULL,
    "stoppedFor" TEXT,
    "stoppedAt" BIGINT,
    "nextProbeAt" BIGINT,
    "sealedCredentials" TEXT NOT NULL,
    "connectedBy" TEXT NOT NULL,
    "connectedAt" BIGINT NOT NULL,
    "userName" TEXT,
    "referenceField" TEXT,
    "lastSuccessAt" BIGINT,
    "lastAnswerMs" INTEGER,

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PosRecord" (
    "accountId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,

    CONSTRAINT "PosRecord_pkey" PRIMARY KEY ("accountId","kind","key")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "shop" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "eventId" TEXT,
    "topic" TEXT NOT NULL,
    "orderId" TEXT,
    "triggeredAt" BIGINT,
    "receivedAt" BIGINT NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("shop","webhookId")
);

-- CreateTable
CREATE TABLE "Work" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "installationId" TEXT NOT NULL,
    "payload" TEXT NOT NULL DEFAULT '{}',
    "ring" INTEGER NOT NULL DEFAULT 1,
    "dueAt" BIGINT,
    "leaseToken" TEXT,
    "leaseUntil" BIGINT NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,

    CONSTRAINT "Work_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "OrderRow" (
    "key" TEXT NOT NULL,
    "installationId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "name" TEXT,
    "currency" TEXT,
    "purchaseTotal" TEXT,
    "currentTotal" TEXT,
    "placedAt" BIGINT,
    "firstSeenAt" BIGINT NOT NULL,
    "shopifyUpdatedAt" BIGINT,
    "hash" TEXT,
    "decision" TEXT NOT NULL,
    "boundVersion" INTEGER,
    "judgedVersion" INTEGER,
    "outcome" TEXT,
    "trace" TEXT NOT NULL DEFAULT '[]',
    "status" TEXT NOT NULL,
    "cause" TEXT,
    "verdict" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastTriedAt" BIGINT,
    "troubleSince" BIGINT,
    "begun" BOOLEAN NOT NULL DEFAULT false,
    "posNumber" TEXT,
    "sortAt" BIGINT NOT NULL,

    CONSTRAINT "OrderRow_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "TimelineEntry" (
    "id" TEXT NOT NULL,
    "orderKey" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "params" TEXT NOT NULL,

    CONSTRAINT "TimelineEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PosNumber" (
    "accountId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "orderKey" TEXT NOT NULL,

    CONSTRAINT "PosNumber_pkey" PRIMARY KEY ("accountId","number")
);

-- CreateTable
CREATE TABLE "Document" (
    "orderKey" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "frozen" TEXT NOT NULL,
    "mapping" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "looksFirst" BOOLEAN NOT NULL DEFAULT false,
    "posId" TEXT,
    "posStatus" TEXT,
    "posTotal" TEXT,
    "frozenAt" BIGINT NOT NULL,
    "finishedAt" BIGINT,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("orderKey","documentId")
);

-- CreateTable
CREATE TABLE "Step" (
    "orderKey" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isDocument" BOOLEAN NOT NULL,
    "prepares" BOOLEAN NOT NULL,
    "sentAt" BIGINT,
    "leaseToken" TEXT,
    "externalId" TEXT,
    "facts" TEXT NOT NULL DEFAULT '{}',
    "error" TEXT,

    CONSTRAINT "Step_pkey" PRIMARY KEY ("orderKey","documentId","revision","key")
);

-- CreateTable
CREATE TABLE "Problem" (
    "id" TEXT NOT NULL,
    "installationId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "params" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "openedAt" BIGINT NOT NULL,
    "closedAt" BIGINT,
    "mutedUntil" BIGINT,
    "checkFails" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Problem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Blocker" (
    "orderKey" TEXT NOT NULL,
    "installationId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "Blocker_pkey" PRIMARY KEY ("orderKey","code","subject")
);

-- CreateTable
CREATE TABLE "CheckRow" (
    "installationId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "data" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "checkedAt" BIGINT NOT NULL,

    CONSTRAINT "CheckRow_pkey" PRIMARY KEY ("installationId","code","subject")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "Installation_shop_key" ON "Installation"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "PosAccount_kind_account_key" ON "PosAccount"("kind", "account");

-- CreateIndex
CREATE INDEX "Connection_installationId_current_idx" ON "Connection"("installationId", "current");

-- CreateIndex
CREATE INDEX "PosRecord_accountId_externalId_idx" ON "PosRecord"("accountId", "externalId");

-- CreateIndex
CREATE INDEX "Delivery_shop_topic_receivedAt_idx" ON "Delivery"("shop", "topic", "receivedAt");

-- CreateIndex
CREATE INDEX "Work_dueAt_idx" ON "Work"("dueAt");

-- CreateIndex
CREATE INDEX "Work_installationId_name_dueAt_idx" ON "Work"("installationId", "name", "dueAt");

-- CreateIndex
CREATE INDEX "OrderRow_installationId_sortAt_key_idx" ON "OrderRow"("installationId", "sortAt", "key");

-- CreateIndex
CREATE INDEX "OrderRow_installationId_status_sortAt_key_idx" ON "OrderRow"("installationId", "status", "sortAt", "key");

-- CreateIndex
CREATE INDEX "OrderRow_installationId_cause_idx" ON "OrderRow"("installationId", "cause");

-- CreateIndex
CREATE INDEX "TimelineEntry_orderKey_id_idx" ON "TimelineEntry"("orderKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PosNumber_accountId_orderKey_key" ON "PosNumber"("accountId", "orderKey");

-- CreateIndex
CREATE UNIQUE INDEX "Document_accountId_number_key" ON "Document"("accountId", "number");

-- CreateIndex
CREATE INDEX "Problem_installationId_state_idx" ON "Problem"("installationId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Problem_installationId_code_subject_key" ON "Problem"("installationId", "code", "subject");

-- CreateIndex
CREATE INDEX "Blocker_installationId_code_subject_idx" ON "Blocker"("installationId", "code", "subject");

-- AddForeignKey
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "PosAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Step" ADD CONSTRAINT "Step_orderKey_documentId_fkey" FOREIGN KEY ("orderKey", "documentId") REFERENCES "Document"("orderKey", "documentId") ON DELETE RESTRICT ON UPDATE CASCADE;


-- CreateTable
CREATE TABLE "SignIn" (
    "id" TEXT NOT NULL,
    "installationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "startedBy" TEXT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "answered" BOOLEAN NOT NULL DEFAULT false,
    "sealedCredentials" TEXT,

    CONSTRAINT "SignIn_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SignIn_expiresAt_idx" ON "SignIn"("expiresAt");

-- AlterTable
ALTER TABLE "OrderRow" ADD COLUMN "gateFacts" TEXT;

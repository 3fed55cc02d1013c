CREATE TABLE `retention_terms` (
	`area_id` text PRIMARY KEY NOT NULL,
	`guests` integer,
	`unjoined` integer,
	`reasons` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `members` ADD `erased_at` integer;--> statement-breakpoint
CREATE INDEX `audit_events_member` ON `audit_events` (`member_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_events_subject` ON `audit_events` (`area_id`,`subject_id`,`at`);
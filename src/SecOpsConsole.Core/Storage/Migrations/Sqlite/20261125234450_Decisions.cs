using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Decisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "BucketId",
                table: "Findings",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<DateTime>(
                name: "OpenedUtc",
                table: "Findings",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<long>(
                name: "PrincipalId",
                table: "Findings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Hash",
                table: "FindingEvents",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "AclGrants",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FourEyes",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SweptUtc",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "BucketId",
                table: "Attempts",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<string>(
                name: "PreImageState",
                table: "Attempts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PrincipalId",
                table: "Attempts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rule",
                table: "Attempts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "Attempts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "CreatedByPersonId",
                table: "ApiTokens",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BulkDecisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    TokenId = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    ArgumentsJson = table.Column<string>(type: "TEXT", nullable: true),
                    UndoesId = table.Column<long>(type: "INTEGER", nullable: true),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Decided = table.Column<int>(type: "INTEGER", nullable: false),
                    Accepted = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkDecisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    BucketId = table.Column<long>(type: "INTEGER", nullable: false),
                    FindingId = table.Column<long>(type: "INTEGER", nullable: true),
                    SuppressionId = table.Column<long>(type: "INTEGER", nullable: true),
                    RequestId = table.Column<long>(type: "INTEGER", nullable: true),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: true),
                    VersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    FormerVersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    Value = table.Column<string>(type: "TEXT", nullable: true),
                    FormerValue = table.Column<string>(type: "TEXT", nullable: true),
                    UndoneUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneBy = table.Column<string>(type: "TEXT", nullable: true),
                    UndoneReason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Decisions_Buckets_BucketId",
                        column: x => x.BucketId,
                        principalTable: "Buckets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Principals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Arn = table.Column<string>(type: "TEXT", nullable: false),
                    Class = table.Column<string>(type: "TEXT", nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    FirstSeenUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    QuarantineAttemptId = table.Column<long>(type: "INTEGER", nullable: true),
                    QuarantinedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Principals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReplayRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RequestedBy = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EventId = table.Column<long>(type: "INTEGER", nullable: true),
                    FromUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ToUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    NotComparable = table.Column<int>(type: "INTEGER", nullable: false),
                    Different = table.Column<int>(type: "INTEGER", nullable: false),
                    Kept = table.Column<int>(type: "INTEGER", nullable: false),
                    CursorUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CursorId = table.Column<long>(type: "INTEGER", nullable: false),
                    CompletedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplayRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Requests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    BucketId = table.Column<long>(type: "INTEGER", nullable: true),
                    FindingId = table.Column<long>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    LiveFingerprint = table.Column<string>(type: "TEXT", nullable: true),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    RequestedBy = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedByPersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    RequestedByTokenId = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedByPersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShadowDecisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BucketId = table.Column<long>(type: "INTEGER", nullable: false),
                    FindingId = table.Column<long>(type: "INTEGER", nullable: false),
                    Opening = table.Column<int>(type: "INTEGER", nullable: false),
                    Check = table.Column<string>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", nullable: false),
                    Would = table.Column<string>(type: "TEXT", nullable: false),
                    Action = table.Column<string>(type: "TEXT", nullable: true),
                    TargetFingerprint = table.Column<string>(type: "TEXT", nullable: true),
                    HoldReason = table.Column<string>(type: "TEXT", nullable: true),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    Reachable = table.Column<bool>(type: "INTEGER", nullable: false),
                    Severity = table.Column<int>(type: "INTEGER", nullable: false),
                    EventUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TakenBackUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Agreement = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShadowDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ShadowDecisions_Buckets_BucketId",
                        column: x => x.BucketId,
                        principalTable: "Buckets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ShadowDecisions_Findings_FindingId",
                        column: x => x.FindingId,
                        principalTable: "Findings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Suppressions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    BucketId = table.Column<long>(type: "INTEGER", nullable: false),
                    FindingId = table.Column<long>(type: "INTEGER", nullable: false),
                    DedupKey = table.Column<string>(type: "TEXT", nullable: false),
                    Check = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Sid = table.Column<string>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Severity = table.Column<int>(type: "INTEGER", nullable: false),
                    IsExposed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    GrantedBy = table.Column<string>(type: "TEXT", nullable: false),
                    GrantedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NextWarningUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Suppressions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Suppressions_Buckets_BucketId",
                        column: x => x.BucketId,
                        principalTable: "Buckets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Suppressions_Findings_FindingId",
                        column: x => x.FindingId,
                        principalTable: "Findings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SweepRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    StartedBy = table.Column<string>(type: "TEXT", nullable: false),
                    StartedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Found = table.Column<int>(type: "INTEGER", nullable: false),
                    Failed = table.Column<int>(type: "INTEGER", nullable: false),
                    Cursor = table.Column<string>(type: "TEXT", nullable: true),
                    Slice = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SweepRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BulkItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BulkDecisionId = table.Column<long>(type: "INTEGER", nullable: false),
                    FindingId = table.Column<long>(type: "INTEGER", nullable: false),
                    BucketId = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpectedFingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true),
                    Message = table.Column<string>(type: "TEXT", nullable: true),
                    AttemptId = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BulkItems_BulkDecisions_BulkDecisionId",
                        column: x => x.BulkDecisionId,
                        principalTable: "BulkDecisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Offences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PrincipalId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    BucketName = table.Column<string>(type: "TEXT", nullable: true),
                    FindingId = table.Column<long>(type: "INTEGER", nullable: true),
                    AttemptId = table.Column<long>(type: "INTEGER", nullable: true),
                    EventId = table.Column<long>(type: "INTEGER", nullable: true),
                    StoryId = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Offences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Offences_Principals_PrincipalId",
                        column: x => x.PrincipalId,
                        principalTable: "Principals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReplayDifferences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    ReceivedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EventName = table.Column<string>(type: "TEXT", nullable: true),
                    Bucket = table.Column<string>(type: "TEXT", nullable: true),
                    Then = table.Column<string>(type: "TEXT", nullable: false),
                    Now = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplayDifferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReplayDifferences_ReplayRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "ReplayRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_InboxEvents_ReceivedUtc_Id",
                table: "InboxEvents",
                columns: new[] { "ReceivedUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_PrincipalId_Id",
                table: "Findings",
                columns: new[] { "PrincipalId", "Id" },
                filter: "\"PrincipalId\" IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Findings_OneSubject",
                table: "Findings",
                sql: "(\"BucketId\" IS NULL) <> (\"PrincipalId\" IS NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_FindingEvents_Kind_Id",
                table: "FindingEvents",
                columns: new[] { "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FindingEvents_Who_Id",
                table: "FindingEvents",
                columns: new[] { "Who", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Buckets_ByMode",
                table: "Buckets",
                columns: new[] { "Mode", "Name", "Id" },
                filter: "\"DeletedUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Buckets_Held",
                table: "Buckets",
                columns: new[] { "Name", "Id" },
                filter: "\"DeletedUtc\" IS NULL AND \"HoldReason\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_OneActivePerPrincipal",
                table: "Attempts",
                column: "PrincipalId",
                unique: true,
                filter: "\"PrincipalId\" IS NOT NULL AND \"Status\" IN ('Queued', 'InProgress', 'Succeeded')");

            migrationBuilder.CreateIndex(
                name: "IX_BulkItems_BulkDecisionId_FindingId",
                table: "BulkItems",
                columns: new[] { "BulkDecisionId", "FindingId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BulkItems_BulkDecisionId_Id",
                table: "BulkItems",
                columns: new[] { "BulkDecisionId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_BucketId_Id",
                table: "Decisions",
                columns: new[] { "BucketId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_FindingId_Id",
                table: "Decisions",
                columns: new[] { "FindingId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Offences_AttemptId",
                table: "Offences",
                column: "AttemptId",
                unique: true,
                filter: "\"AttemptId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Offences_EventId",
                table: "Offences",
                column: "EventId",
                unique: true,
                filter: "\"EventId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Offences_PrincipalId_AtUtc",
                table: "Offences",
                columns: new[] { "PrincipalId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Offences_StoryId_AtUtc",
                table: "Offences",
                columns: new[] { "StoryId", "AtUtc" },
                filter: "\"StoryId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Principals_Arn",
                table: "Principals",
                column: "Arn",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReplayDifferences_RunId_Id",
                table: "ReplayDifferences",
                columns: new[] { "RunId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_BucketId_Id",
                table: "Requests",
                columns: new[] { "BucketId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Expires",
                table: "Requests",
                column: "ExpiresUtc",
                filter: "\"State\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_FindingId_Id",
                table: "Requests",
                columns: new[] { "FindingId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_OneOpenPerSubject",
                table: "Requests",
                columns: new[] { "Kind", "Subject" },
                unique: true,
                filter: "\"State\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_State_Id",
                table: "Requests",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ShadowDecisions_Agreement_AtUtc_Id",
                table: "ShadowDecisions",
                columns: new[] { "Agreement", "AtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ShadowDecisions_AtUtc_Id",
                table: "ShadowDecisions",
                columns: new[] { "AtUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ShadowDecisions_BucketId_AtUtc",
                table: "ShadowDecisions",
                columns: new[] { "BucketId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ShadowDecisions_FindingId_Fingerprint_Opening",
                table: "ShadowDecisions",
                columns: new[] { "FindingId", "Fingerprint", "Opening" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_BucketId_State",
                table: "Suppressions",
                columns: new[] { "BucketId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_Ended",
                table: "Suppressions",
                columns: new[] { "Kind", "Id" },
                filter: "\"State\" <> 'Active'");

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_Expires",
                table: "Suppressions",
                column: "ExpiresUtc",
                filter: "\"State\" = 'Active'");

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_FindingId_Id",
                table: "Suppressions",
                columns: new[] { "FindingId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_Kind_Check",
                table: "Suppressions",
                columns: new[] { "Kind", "Check" });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_Kind_State_ExpiresUtc_Id",
                table: "Suppressions",
                columns: new[] { "Kind", "State", "ExpiresUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_OneActivePerProblem",
                table: "Suppressions",
                column: "DedupKey",
                unique: true,
                filter: "\"State\" = 'Active'");

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_Warns",
                table: "Suppressions",
                column: "NextWarningUtc",
                filter: "\"State\" = 'Active'");

            migrationBuilder.CreateIndex(
                name: "IX_SweepRuns_OneSweep",
                table: "SweepRuns",
                column: "Kind",
                unique: true,
                filter: "\"Kind\" = 'Sweep' AND \"State\" IN ('Waiting', 'Running')");

            migrationBuilder.CreateIndex(
                name: "IX_SweepRuns_State_Id",
                table: "SweepRuns",
                columns: new[] { "State", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_Findings_Principals_PrincipalId",
                table: "Findings",
                column: "PrincipalId",
                principalTable: "Principals",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            DecisionsSql.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Findings_Principals_PrincipalId",
                table: "Findings");

            migrationBuilder.DropTable(
                name: "BulkItems");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "Offences");

            migrationBuilder.DropTable(
                name: "ReplayDifferences");

            migrationBuilder.DropTable(
                name: "Requests");

            migrationBuilder.DropTable(
                name: "ShadowDecisions");

            migrationBuilder.DropTable(
                name: "Suppressions");

            migrationBuilder.DropTable(
                name: "SweepRuns");

            migrationBuilder.DropTable(
                name: "BulkDecisions");

            migrationBuilder.DropTable(
                name: "Principals");

            migrationBuilder.DropTable(
                name: "ReplayRuns");

            migrationBuilder.DropIndex(
                name: "IX_InboxEvents_ReceivedUtc_Id",
                table: "InboxEvents");

            migrationBuilder.DropIndex(
                name: "IX_Findings_PrincipalId_Id",
                table: "Findings");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Findings_OneSubject",
                table: "Findings");

            migrationBuilder.DropIndex(
                name: "IX_FindingEvents_Kind_Id",
                table: "FindingEvents");

            migrationBuilder.DropIndex(
                name: "IX_FindingEvents_Who_Id",
                table: "FindingEvents");

            migrationBuilder.DropIndex(
                name: "IX_Buckets_ByMode",
                table: "Buckets");

            migrationBuilder.DropIndex(
                name: "IX_Buckets_Held",
                table: "Buckets");

            migrationBuilder.DropIndex(
                name: "IX_Attempts_OneActivePerPrincipal",
                table: "Attempts");

            migrationBuilder.DropColumn(
                name: "OpenedUtc",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "PrincipalId",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "FindingEvents");

            migrationBuilder.DropColumn(
                name: "AclGrants",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "FourEyes",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "SweptUtc",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "PreImageState",
                table: "Attempts");

            migrationBuilder.DropColumn(
                name: "PrincipalId",
                table: "Attempts");

            migrationBuilder.DropColumn(
                name: "Rule",
                table: "Attempts");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "Attempts");

            migrationBuilder.DropColumn(
                name: "CreatedByPersonId",
                table: "ApiTokens");

            migrationBuilder.AlterColumn<long>(
                name: "BucketId",
                table: "Findings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "BucketId",
                table: "Attempts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}

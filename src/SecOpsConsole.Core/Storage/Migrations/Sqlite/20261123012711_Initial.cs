using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ApiTokens",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastUsedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiTokens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Buckets",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", nullable: false),
                    ModeSetBy = table.Column<string>(type: "TEXT", nullable: true),
                    ModeSetUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ModeReason = table.Column<string>(type: "TEXT", nullable: true),
                    AutomaticAction = table.Column<string>(type: "TEXT", nullable: false),
                    HoldReason = table.Column<string>(type: "TEXT", nullable: true),
                    HeldUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Exposure = table.Column<int>(type: "INTEGER", nullable: false),
                    LiveVersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    LiveFingerprint = table.Column<string>(type: "TEXT", nullable: true),
                    BaselineVersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    BlockPublicAcls = table.Column<bool>(type: "INTEGER", nullable: true),
                    IgnorePublicAcls = table.Column<bool>(type: "INTEGER", nullable: true),
                    BlockPublicPolicy = table.Column<bool>(type: "INTEGER", nullable: true),
                    RestrictPublicBuckets = table.Column<bool>(type: "INTEGER", nullable: true),
                    AclPublic = table.Column<bool>(type: "INTEGER", nullable: false),
                    Encryption = table.Column<string>(type: "TEXT", nullable: true),
                    ObjectOwnership = table.Column<string>(type: "TEXT", nullable: true),
                    ObservedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastEventUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FirstSeenUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DeletedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LookError = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Buckets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FindingEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FindingId = table.Column<long>(type: "INTEGER", nullable: true),
                    BucketId = table.Column<long>(type: "INTEGER", nullable: true),
                    AttemptId = table.Column<long>(type: "INTEGER", nullable: true),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    AwsRequestId = table.Column<string>(type: "TEXT", nullable: true),
                    DetailJson = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InboxEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EnvelopeId = table.Column<string>(type: "TEXT", nullable: false),
                    ReceivedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: true),
                    DetailType = table.Column<string>(type: "TEXT", nullable: true),
                    AccountId = table.Column<string>(type: "TEXT", nullable: true),
                    Region = table.Column<string>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    BucketName = table.Column<string>(type: "TEXT", nullable: true),
                    DetailKey = table.Column<string>(type: "TEXT", nullable: true),
                    EventUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ProcessedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DisabledUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Settings",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    UpdatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedBy = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settings", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "WorkItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Partition = table.Column<string>(type: "TEXT", nullable: true),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    MaxAttempts = table.Column<int>(type: "INTEGER", nullable: false),
                    RunAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CompletedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastError = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkItems", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Attempts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BucketId = table.Column<long>(type: "INTEGER", nullable: false),
                    FindingId = table.Column<long>(type: "INTEGER", nullable: true),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    Trigger = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    ExpectedFingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    PreImageVersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    TargetVersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    TargetFingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    UndoesAttemptId = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WrittenUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CompletedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AwsRequestId = table.Column<string>(type: "TEXT", nullable: true),
                    FailureCode = table.Column<string>(type: "TEXT", nullable: true),
                    FailureText = table.Column<string>(type: "TEXT", nullable: true),
                    ReadBacks = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attempts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attempts_Buckets_BucketId",
                        column: x => x.BucketId,
                        principalTable: "Buckets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BucketId = table.Column<long>(type: "INTEGER", nullable: false),
                    DedupKey = table.Column<string>(type: "TEXT", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Check = table.Column<string>(type: "TEXT", nullable: false),
                    Severity = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    WorkflowStatus = table.Column<string>(type: "TEXT", nullable: false),
                    RecordState = table.Column<string>(type: "TEXT", nullable: false),
                    ComplianceStatus = table.Column<string>(type: "TEXT", nullable: false),
                    RemediationStatus = table.Column<string>(type: "TEXT", nullable: false),
                    Resolution = table.Column<string>(type: "TEXT", nullable: true),
                    HoldReason = table.Column<string>(type: "TEXT", nullable: true),
                    ReopenedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    PolicyVersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: true),
                    LiveFingerprint = table.Column<string>(type: "TEXT", nullable: true),
                    BaselineVersionId = table.Column<long>(type: "INTEGER", nullable: true),
                    EventUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FirstSeenUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExposedFromUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ExposedUntilUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ResolvedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Assignee = table.Column<string>(type: "TEXT", nullable: true),
                    EscalationReason = table.Column<string>(type: "TEXT", nullable: true),
                    DueUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EventId = table.Column<long>(type: "INTEGER", nullable: true),
                    ExternalId = table.Column<string>(type: "TEXT", nullable: true),
                    ActiveAttemptId = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Actor_AccessKeyId = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_AccountId = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_Arn = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_IssuerArn = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_Mfa = table.Column<bool>(type: "INTEGER", nullable: true),
                    Actor_Name = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_SourceIp = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_Tool = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_Type = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_UserAgent = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Findings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Findings_Buckets_BucketId",
                        column: x => x.BucketId,
                        principalTable: "Buckets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PolicyVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BucketId = table.Column<long>(type: "INTEGER", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    FirstSeenUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Public = table.Column<string>(type: "TEXT", nullable: false),
                    IsCompliant = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsInvalid = table.Column<bool>(type: "INTEGER", nullable: false),
                    Severity = table.Column<int>(type: "INTEGER", nullable: true),
                    Accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    AcceptedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ApprovedBy = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PolicyVersions_Buckets_BucketId",
                        column: x => x.BucketId,
                        principalTable: "Buckets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignInLinks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SecretHash = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignInLinks_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PolicySightings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BucketId = table.Column<long>(type: "INTEGER", nullable: false),
                    PolicyVersionId = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", nullable: true),
                    EventId = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicySightings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PolicySightings_Buckets_BucketId",
                        column: x => x.BucketId,
                        principalTable: "Buckets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PolicySightings_PolicyVersions_PolicyVersionId",
                        column: x => x.PolicyVersionId,
                        principalTable: "PolicyVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApiTokens_SecretHash",
                table: "ApiTokens",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_AwsRequestId",
                table: "Attempts",
                column: "AwsRequestId",
                filter: "\"AwsRequestId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_BucketId_Id",
                table: "Attempts",
                columns: new[] { "BucketId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_FindingId_Id",
                table: "Attempts",
                columns: new[] { "FindingId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_OneActivePerBucket",
                table: "Attempts",
                column: "BucketId",
                unique: true,
                filter: "\"Status\" IN ('Queued', 'InProgress', 'Succeeded')");

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_Trigger_CreatedUtc",
                table: "Attempts",
                columns: new[] { "Trigger", "CreatedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Buckets_AccountId_Region_Name",
                table: "Buckets",
                columns: new[] { "AccountId", "Region", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Buckets_Name_Id",
                table: "Buckets",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FindingEvents_BucketId_Id",
                table: "FindingEvents",
                columns: new[] { "BucketId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FindingEvents_FindingId_Id",
                table: "FindingEvents",
                columns: new[] { "FindingId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_BucketId_WorkflowStatus",
                table: "Findings",
                columns: new[] { "BucketId", "WorkflowStatus" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_DedupKey",
                table: "Findings",
                column: "DedupKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_DueUtc",
                table: "Findings",
                column: "DueUtc",
                filter: "\"DueUtc\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_EventUtc_Id",
                table: "Findings",
                columns: new[] { "EventUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_ExternalId",
                table: "Findings",
                column: "ExternalId",
                filter: "\"ExternalId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_RemediationStatus_EventUtc_Id",
                table: "Findings",
                columns: new[] { "RemediationStatus", "EventUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_WorkflowStatus_EventUtc_Id",
                table: "Findings",
                columns: new[] { "WorkflowStatus", "EventUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxEvents_DetailKey",
                table: "InboxEvents",
                column: "DetailKey",
                unique: true,
                filter: "\"DetailKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboxEvents_EnvelopeId",
                table: "InboxEvents",
                column: "EnvelopeId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InboxEvents_Status_Id",
                table: "InboxEvents",
                columns: new[] { "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PolicySightings_BucketId_SeenUtc_Id",
                table: "PolicySightings",
                columns: new[] { "BucketId", "SeenUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PolicySightings_PolicyVersionId",
                table: "PolicySightings",
                column: "PolicyVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PolicyVersions_BucketId_Fingerprint",
                table: "PolicyVersions",
                columns: new[] { "BucketId", "Fingerprint" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignInLinks_PersonId",
                table: "SignInLinks",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SignInLinks_SecretHash",
                table: "SignInLinks",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Available",
                table: "WorkItems",
                column: "Id",
                filter: "\"State\" = 'Available'");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Discarded",
                table: "WorkItems",
                columns: new[] { "Kind", "Id" },
                filter: "\"State\" = 'Discarded'");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Executing",
                table: "WorkItems",
                column: "Partition",
                filter: "\"State\" = 'Executing'");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Finished",
                table: "WorkItems",
                column: "CompletedUtc",
                filter: "\"State\" IN ('Completed', 'Cancelled')");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Waiting",
                table: "WorkItems",
                columns: new[] { "RunAtUtc", "Id" },
                filter: "\"State\" IN ('Scheduled', 'Retryable')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApiTokens");

            migrationBuilder.DropTable(
                name: "Attempts");

            migrationBuilder.DropTable(
                name: "FindingEvents");

            migrationBuilder.DropTable(
                name: "Findings");

            migrationBuilder.DropTable(
                name: "InboxEvents");

            migrationBuilder.DropTable(
                name: "PolicySightings");

            migrationBuilder.DropTable(
                name: "Settings");

            migrationBuilder.DropTable(
                name: "SignInLinks");

            migrationBuilder.DropTable(
                name: "WorkItems");

            migrationBuilder.DropTable(
                name: "PolicyVersions");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "Buckets");
        }
    }
}

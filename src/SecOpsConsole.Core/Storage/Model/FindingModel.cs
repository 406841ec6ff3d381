using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class FindingModel : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ComplexProperty(f => f.Actor);
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasIndex(f => f.DedupKey).IsUnique();
        // The worst open finding of a bucket is the end of two of its ranges.
        builder.HasIndex(f => new { f.BucketId, f.WorkflowStatus, f.Severity });
        // The lists: a status, newest first, paged by (EventUtc, Id).
        builder.HasIndex(f => new { f.WorkflowStatus, f.EventUtc, f.Id });
        builder.HasIndex(f => new { f.RemediationStatus, f.EventUtc, f.Id });
        builder.HasIndex(f => new { f.EventUtc, f.Id });
        // What needs a decision: the worst first, of these what is exposed now, then the oldest.
        builder.Property<int>(FindingOrder.Exposed).HasComputedColumnSql(FindingOrder.ExposedSql, stored: false);
        builder.HasIndex(nameof(Finding.Severity), FindingOrder.Exposed, nameof(Finding.EventUtc), nameof(Finding.Id)).IsDescending(true, true, false, false).HasFilter("\"WorkflowStatus\" NOT IN ('Resolved', 'Suppressed')");
        builder.HasIndex(nameof(Finding.ChangeSetId), nameof(Finding.Severity), FindingOrder.Exposed, nameof(Finding.EventUtc), nameof(Finding.Id))
            .IsDescending(false, true, true, false, false).HasFilter("\"ChangeSetId\" IS NOT NULL");
        // Exposure times sensitivity: the policy findings of a bucket, and the sums of what Macie found there, from the index alone.
        builder.HasIndex(
            f => new { f.BucketId, f.Category, f.WorkflowStatus, f.CredentialCount, f.SeveralCount, f.FinancialCount, f.PersonalCount, f.CustomCount, f.EventUtc },
            "IX_Findings_DataOfBucket").HasFilter("\"WorkflowStatus\" <> 'Resolved'");
        // The overview: what is exposed, when it ended, what was seen and resolved in the last days.
        builder.HasIndex(f => f.BucketId, "IX_Findings_ExposedNow").HasFilter("\"ExposedFromUtc\" IS NOT NULL AND \"ExposedUntilUtc\" IS NULL");
        builder.HasIndex(f => f.ExposedUntilUtc).HasFilter("\"ExposedUntilUtc\" IS NOT NULL");
        builder.HasIndex(f => f.FirstSeenUtc);
        builder.HasIndex(f => f.ResolvedUtc).HasFilter("\"ResolvedUtc\" IS NOT NULL");
        builder.HasIndex(f => f.DueUtc).HasFilter("\"DueUtc\" IS NOT NULL");
        // Retention asks which events are still needed.
        builder.HasIndex(f => f.EventId).HasFilter("\"EventId\" IS NOT NULL");
        builder.HasIndex(f => f.AnswerByUtc).HasFilter("\"AnswerByUtc\" IS NOT NULL");
        builder.HasIndex(f => f.ExternalId).HasFilter("\"ExternalId\" IS NOT NULL");
        builder.HasIndex(f => new { f.PrincipalId, f.Id }).HasFilter("\"PrincipalId\" IS NOT NULL");
        builder.HasOne<Principal>().WithMany().HasForeignKey(f => f.PrincipalId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("CK_Findings_OneSubject", "(\"BucketId\" IS NULL) <> (\"PrincipalId\" IS NULL)"));
        builder.HasOne<Bucket>().WithMany().HasForeignKey(f => f.BucketId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class AttemptModel : IEntityTypeConfiguration<RemediationAttempt>
{
    public void Configure(EntityTypeBuilder<RemediationAttempt> builder)
    {
        builder.ToTable("Attempts");
        builder.Property(a => a.Version).IsConcurrencyToken();
        // At most one attempt per bucket is under way; two clicks at once end here.
        builder.HasIndex(a => a.BucketId).IsUnique()
            .HasFilter("\"Status\" IN ('Queued', 'InProgress', 'Succeeded')").HasDatabaseName("IX_Attempts_OneActivePerBucket");
        builder.HasIndex(a => a.PrincipalId).IsUnique()
            .HasFilter("\"PrincipalId\" IS NOT NULL AND \"Status\" IN ('Queued', 'InProgress', 'Succeeded')").HasDatabaseName("IX_Attempts_OneActivePerPrincipal");
        builder.HasIndex(a => a.AccountId).IsUnique()
            .HasFilter("\"AccountId\" IS NOT NULL AND \"Status\" IN ('Queued', 'InProgress', 'Succeeded')").HasDatabaseName("IX_Attempts_OneActivePerAccount");
        builder.HasIndex(a => new { a.AccountId, a.Id }).HasFilter("\"AccountId\" IS NOT NULL");
        builder.HasIndex(a => new { a.BucketId, a.Id });
        builder.HasIndex(a => new { a.FindingId, a.Id });
        // The guard counts what automatic mode wrote lately in an account.
        builder.HasIndex(a => new { a.Trigger, a.CreatedUtc });
        builder.HasIndex(a => a.AwsRequestId).HasFilter("\"AwsRequestId\" IS NOT NULL");
        builder.HasOne<Bucket>().WithMany().HasForeignKey(a => a.BucketId).OnDelete(DeleteBehavior.Restrict);
    }
}

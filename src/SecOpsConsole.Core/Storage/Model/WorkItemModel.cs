using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Queue;

namespace SecOpsConsole.Core.Storage.Model;

/// <summary>Small partial indexes: the claim touches waiting rows only, however many are done.</summary>
internal sealed class WorkItemModel : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.HasIndex(w => w.Id).HasFilter("\"State\" = 'Available'").HasDatabaseName("IX_WorkItems_Available");
        builder.HasIndex(w => new { w.RunAtUtc, w.Id }).HasFilter("\"State\" IN ('Scheduled', 'Retryable')").HasDatabaseName("IX_WorkItems_Waiting");
        builder.HasIndex(w => w.Partition).HasFilter("\"State\" = 'Executing'").HasDatabaseName("IX_WorkItems_Executing");
        builder.HasIndex(w => w.CompletedUtc).HasFilter("\"State\" IN ('Completed', 'Cancelled')").HasDatabaseName("IX_WorkItems_Finished");
        builder.HasIndex(w => new { w.Kind, w.Id }).HasFilter("\"State\" = 'Discarded'").HasDatabaseName("IX_WorkItems_Discarded");
    }
}

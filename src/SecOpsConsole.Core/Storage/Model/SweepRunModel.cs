using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class SweepRunModel : IEntityTypeConfiguration<SweepRun>
{
    public void Configure(EntityTypeBuilder<SweepRun> builder)
    {
        builder.Property(r => r.Version).IsConcurrencyToken();
        // Never two sweeps at once, whoever asks.
        builder.HasIndex(r => r.Kind).IsUnique()
            .HasFilter("\"Kind\" = 'Sweep' AND \"State\" IN ('Waiting', 'Running')").HasDatabaseName("IX_SweepRuns_OneSweep");
        builder.HasIndex(r => new { r.State, r.Id });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Replay;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class ReplayModel : IEntityTypeConfiguration<ReplayDifference>
{
    public void Configure(EntityTypeBuilder<ReplayDifference> builder)
    {
        builder.HasIndex(d => new { d.RunId, d.Id });
        builder.HasOne<ReplayRun>().WithMany().HasForeignKey(d => d.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}

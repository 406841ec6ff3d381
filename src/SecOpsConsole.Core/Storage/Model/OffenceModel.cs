using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Offenders;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class OffenceModel : IEntityTypeConfiguration<Offence>
{
    public void Configure(EntityTypeBuilder<Offence> builder)
    {
        builder.ToTable("Offences");
        // A handler that runs twice counts once.
        builder.HasIndex(o => o.AttemptId).IsUnique().HasFilter("\"AttemptId\" IS NOT NULL");
        builder.HasIndex(o => o.EventId).IsUnique().HasFilter("\"EventId\" IS NOT NULL");
        builder.HasIndex(o => new { o.PrincipalId, o.AtUtc });
        builder.HasIndex(o => new { o.StoryId, o.AtUtc }).HasFilter("\"StoryId\" IS NOT NULL");
        builder.HasOne<Principal>().WithMany().HasForeignKey(o => o.PrincipalId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Offenders;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class PrincipalModel : IEntityTypeConfiguration<Principal>
{
    public void Configure(EntityTypeBuilder<Principal> builder)
    {
        builder.ToTable("Principals");
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.Arn).IsUnique();
    }
}

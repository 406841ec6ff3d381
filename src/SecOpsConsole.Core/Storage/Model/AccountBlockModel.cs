using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class AccountBlockModel : IEntityTypeConfiguration<AccountBlock>
{
    public void Configure(EntityTypeBuilder<AccountBlock> builder)
    {
        builder.HasKey(b => b.AccountId);
        builder.Property(b => b.Version).IsConcurrencyToken();
    }
}

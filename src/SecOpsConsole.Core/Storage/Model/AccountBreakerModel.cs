using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class AccountBreakerModel : IEntityTypeConfiguration<AccountBreaker>
{
    public void Configure(EntityTypeBuilder<AccountBreaker> builder)
    {
        builder.HasKey(b => b.AccountId);
        builder.Property(b => b.Version).IsConcurrencyToken();
    }
}

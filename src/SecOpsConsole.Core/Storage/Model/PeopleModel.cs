using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class PeopleModel : IEntityTypeConfiguration<SignInLink>, IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<SignInLink> builder)
    {
        builder.HasIndex(l => l.SecretHash).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ApiToken> builder) => builder.HasIndex(t => t.SecretHash).IsUnique();
}

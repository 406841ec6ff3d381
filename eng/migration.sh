#!/bin/sh
# Migrations of the store.
#   eng/migration.sh add NAME    a migration for what changed in the model
#   eng/migration.sh remake      throw all migrations away and write one from the model (only before the first release)
#   eng/migration.sh check       fail when the model has changes without a migration
set -eu
cd "$(dirname "$0")/.."
project=eng/SecOpsConsole.Migrations
folder=src/SecOpsConsole.Core/Storage/Migrations/Sqlite
ef() {
    command=$1
    shift
    dotnet tool run dotnet-ef migrations "$command" "$@" --no-build --context SqliteConsoleDbContext \
        --project src/SecOpsConsole.Core --startup-project $project
}
build() { dotnet build $project --nologo -v q -p:RunAnalyzers=false; }
# The hand-written part of a migration, NAMESql.cs, is called at the end of its Up().
call_sql() {
    [ -f "$folder/$1Sql.cs" ] || return 0
    file=$(echo "$folder"/*_"$1".cs)
    awk -v call="            $1Sql.Up(migrationBuilder);" '
        /void Up\(/ { up = 1 }
        up && /^        }/ { print ""; print call; up = 0 }
        { print }' "$file" > "$file.new" && mv "$file.new" "$file"
}
dotnet tool restore > /dev/null
case "${1-}" in
    add) build && ef add "$2" --output-dir Storage/Migrations/Sqlite && call_sql "$2" ;;
    remake) rm -rf "$folder" && build && ef add Initial --output-dir Storage/Migrations/Sqlite ;;
    check) build && ef has-pending-model-changes ;;
    *) sed -n '2,5p' "$0" >&2; exit 2 ;;
esac

namespace ClusterProvisioning.Database.Planning;

/// <summary>When a step's turn comes.</summary>
internal enum Stage
{
    Roles,
    Memberships,
    Tablespaces,
    Databases,
    Settings,
    SharedGrants,
    Slots,
    Extensions,
    Schemas,
    Routines,
    Strays,
    References,
    Tables,
    NewReferences,
    Lifecycles,
    SchemaGrants,
    DefaultGrants,
    DroppedTables,
    DroppedTypes,
    DroppedSchemas,
    DroppedExtensions,
    DroppedTablespaces,
    DroppedRoles,
}

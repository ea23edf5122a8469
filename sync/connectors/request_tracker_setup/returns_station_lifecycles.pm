# The lifecycles of the two queues. Into RT_SiteConfig.d; the web server of RT must be restarted.

Set(%Lifecycles,
    'station-returns' => {
        type     => 'ticket',
        initial  => ['expected'],
        active   => [ 'received', 'inspected' ],
        inactive => [ 'closed', 'cancelled', 'deleted' ],
        defaults => { on_create => 'expected', on_merge => 'closed' },
        transitions => {
            ''        => ['expected'],
            expected  => [ 'received', 'cancelled', 'deleted' ],
            received  => [ 'inspected', 'closed' ],
            inspected => [ 'received', 'closed' ],
            closed    => ['received'],
            cancelled => [ 'expected', 'received' ],
            deleted   => ['expected'],
        },
        rights => { '* -> deleted' => 'DeleteTicket', '* -> *' => 'ModifyTicket' },
    },

    # Nobody can set a ticket to booked, refused or duplicate: the scrip of this queue alone does,
    # and nothing leads back from there.
    'station-refunds' => {
        type     => 'ticket',
        initial  => ['requested'],
        active   => ['booked'],
        inactive => [ 'paid', 'refused', 'duplicate' ],
        defaults => { on_create => 'requested' },
        transitions => {
            ''        => ['requested'],
            requested => ['refused'],
            booked    => ['paid'],
            paid      => [],
            refused   => [],
            duplicate => [],
        },
        rights => { '* -> *' => 'ModifyTicket' },
    },
);

1;
